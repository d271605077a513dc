// Filters work without this; with it, the address remembers what is chosen, and the number shown is spoken.
(() => {
  const filtered = document.querySelector(".filtered");
  const form = filtered && filtered.querySelector("form.filters");
  if (!form) return;
  const controls = [...form.elements].filter((one) => one.name);
  const first = new FormData(form);
  const shown = filtered.querySelector(".shown");

  function recall() {
    const asked = new URLSearchParams(location.search);
    for (const control of controls) {
      const value = asked.get(control.name);
      if (value === null) continue;
      const mark = `${control.name}:${value}`;
      if (control.type === "radio") control.checked = control.value === mark || control.checked;
      else if ([...control.options].some((option) => option.value === mark)) control.value = mark;
    }
  }

  function remember() {
    const asked = new URLSearchParams();
    for (const [name, mark] of new FormData(form)) if (mark !== first.get(name)) asked.set(name, mark.slice(name.length + 1));
    const query = asked.toString();
    history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  }

  function tell() {
    if (!shown) return;
    const things = [...filtered.querySelectorAll("li[data-is], tr[data-is]")].filter((one) => !one.closest(".marks"));
    const number = things.filter((one) => one.offsetParent !== null).length;
    shown.classList.add("counted");
    shown.textContent = number ? `Shown: ${number} of ${things.length}` : "Nothing here has all that you chose. Set one of the filters back to “all”.";
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    remember();
    tell();
  });
  recall();
  if (shown) shown.setAttribute("role", "status");
  tell();
  // A link to one entry opens the page with everything shown, so that the entry is there.
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
