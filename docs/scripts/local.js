// Opened from a folder: a browser shows the folder itself for an address that ends in a slash, so name the page in it.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    const [path, rest] = [href.replace(/[?#].*$/, ""), href.replace(/^[^?#]*/, "")];
    if (/^[a-z]+:/i.test(href) || !/(^|\/)(\.{0,2})$/.test(path) || path === "") continue;
    link.href = `${path.replace(/\/?$/, "/")}index.html${rest}`;
  }
}
