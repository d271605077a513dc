// A worker that stands before the theme's own: it fetches that one and the search index with the first letters typed, so
// that a page which nobody searches does not carry them. Its address ends in the file name of the theme's worker.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
let opened;

async function open() {
  const index = await (await fetch("../search/search_index.json")).json();
  const worker = new Worker(`../assets/javascripts/workers/${location.search.slice(1)}`);
  worker.addEventListener("message", ({ data }) => {
    if (data.type === RESULT) postMessage({ ...data, data: { items: data.data.items.map((page) => page.map(shown)) } });
  });
  worker.postMessage({ type: SETUP, data: { ...index, options: {} } });
  return worker;
}

// The theme takes each word as a beginning, "no" also for Norway. A short word with another behind it stands for itself.
function whole(query) {
  return query.replace(/(^|\s)([^\s"*+\-:^~]{1,3})(?=\s)/g, "$1$2^1");
}

// Other names stand in a line of their own; the theme would make a landmark of them in every result.
function shown({ tags, ...found }) {
  return tags ? { ...found, text: `<p>Also: ${tags.join(" · ")}</p>${found.text}` } : found;
}

addEventListener("message", async ({ data }) => {
  if (data.type === QUERY && !data.data && !opened) return postMessage({ type: RESULT, data: { items: [] } });
  opened ??= open();
  (await opened).postMessage(data.type === QUERY ? { ...data, data: whole(data.data) } : data);
});
postMessage({ type: READY });
