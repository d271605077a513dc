// Previews: the card of a link on hover, focus or first tap; it stays under the pointer and Escape closes it (WCAG 1.4.13).
(() => {
  const shelf = document.getElementById("cards");
  const cards = new Map();
  if (shelf) for (const card of shelf.content.children) cards.set(card.dataset.for, card);

  const box = document.createElement("div");
  box.id = "preview";
  box.className = "preview";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);

  let shown = null; // the link whose card is open
  let timer = 0;
  let touched = false; // whether the last pointer was a finger

  // The content of a link's card: its own, or that of the source which a citation mark names.
  function content(link) {
    const href = link.getAttribute("href") || "";
    if (href.startsWith("#source-")) {
      const source = document.getElementById(href.slice(1));
      return source && [...source.cloneNode(true).childNodes];
    }
    const card = cards.get(href.replace(/^(\.\.\/|\.\/)+/, "").replace(/index\.html(?=#|$)/, ""));
    return card && [...card.cloneNode(true).childNodes];
  }

  function open(link) {
    clearTimeout(timer);
    if (shown === link) return;
    const made = content(link);
    if (!made) return;
    close();
    box.replaceChildren(...made);
    for (const inner of box.querySelectorAll("a")) inner.replaceWith(...inner.childNodes);
    if (touched) {
      const hint = document.createElement("p");
      hint.className = "preview-hint";
      hint.textContent = "Tap again to go there.";
      box.prepend(hint);
    }
    box.hidden = false;
    place(link);
    shown = link;
    if (link.title) {
      link.dataset.title = link.title;
      link.removeAttribute("title");
    }
    link.setAttribute("aria-describedby", box.id);
  }

  function close() {
    clearTimeout(timer);
    box.hidden = true;
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    if (shown.dataset.title) shown.title = shown.dataset.title;
    shown = null;
  }

  // Under the line of the link, or above it where there is more room; never past the edge of the window.
  function place(link) {
    const line = link.getClientRects()[0] || link.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(line.left, room - box.offsetWidth - 8));
    const below = line.bottom + box.offsetHeight < innerHeight || line.top < box.offsetHeight;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(below ? line.bottom : line.top - box.offsetHeight) + scrollY}px`;
  }

  const linkOf = (event) => event.target instanceof Element && event.target.closest("article a[href]");

  document.addEventListener("pointerover", (event) => {
    touched = event.pointerType === "touch";
    if (touched) return;
    if (box.contains(event.target)) return clearTimeout(timer);
    const link = linkOf(event);
    clearTimeout(timer);
    if (link && link !== shown) timer = setTimeout(open, shown ? 120 : 250, link);
    else if (!link && shown) timer = setTimeout(close, 300);
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (touched) return;
    if (link && link.matches(":focus-visible")) open(link);
    else if (!box.contains(event.target)) close();
  });
  document.addEventListener("focusout", () => {
    if (!touched) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) {
      close();
      event.stopPropagation();
    }
  });
  document.addEventListener("click", (event) => {
    if (!touched) return;
    const link = linkOf(event);
    if (link && link !== shown && content(link)) {
      event.preventDefault();
      open(link);
    } else if (!box.contains(event.target)) close();
  });
})();
