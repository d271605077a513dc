// A button beside each text that is made for copying; without this script the text can be marked by hand.
for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  const said = text.dataset.copy || "Copy";
  button.textContent = said;
  button.addEventListener("click", async () => {
    try {
      const address = text.dataset.address ? ` ${new URL(text.dataset.address, location.href)}` : "";
      await navigator.clipboard.writeText((text.dataset.text ?? text.textContent) + address);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = "Marked: copy it with the keyboard";
    }
    setTimeout(() => (button.textContent = said), 2500);
  });
  text.after(button);
}
