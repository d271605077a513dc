// A worker that stands before the theme's own: it fetches that one and the search index with the first letters typed, so
// that a page which nobody searches does not carry them. Its address ends in the file name of the theme's worker.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const ASKING = new Set(
  "a an and are as at been by can come comes came did do does done first for from go had has have he her his how in is it its not of on or really said say she so than that the their them then there they this to was were what when where which who whom whose why will with".split(" ")
);
const QUESTION = /^(are|can|did|do|does|had|has|have|how|is|was|were|what|when|where|which|who|whom|whose|why|will)\b|\?$/i;
const SHOWN = 10;
const PAUSE = 200; // milliseconds after a letter in which another may come: each beginning of a word would load parts
let opened;
let typed = 0;
let looser = null; // the same words again, of which any will do, for when no page has all of them

async function open() {
  const index = await (await fetch("../search/search_index.json")).json();
  if (index.parts) return inParts(index.parts, index.further);
  const worker = new Worker(`../assets/javascripts/workers/${location.search.slice(1)}`);
  worker.addEventListener("message", ({ data }) => {
    if (data.type === RESULT && !data.data.items.length && looser) {
      worker.postMessage({ type: QUERY, data: looser });
      looser = null;
    } else if (data.type === RESULT) postMessage({ ...data, data: { items: data.data.items.map((page) => page.map(shown)) } });
  });
  worker.postMessage({ type: SETUP, data: { ...index, options: {} } });
  return worker;
}

// A large site has its index in parts, of which a query loads what it needs. Where no page has all words, the longest decides.
async function inParts(place, further) {
  const options = { language: "en", excerptLength: 40 };
  const pagefind = await (await import(place)).createInstance({ ...options, noWorker: true });
  await Promise.all(further.map((part) => pagefind.mergeIndex(new URL(part, location.href).pathname, options)));
  return {
    parts: true,
    async postMessage({ data }) {
      const turn = ++typed;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (turn !== typed) return;
      const words = data.trim().split(/\s+/);
      const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
      let found = (await pagefind.search(data)).results;
      if (!found.length && words.length > 1) found = (await pagefind.search(longest)).results;
      const entries = await Promise.all(found.slice(0, SHOWN).map(async (one) => entry(await one.data(), one.score, words)));
      const pages = new Map(entries.map((one) => [page(one), []]));
      for (const one of entries) pages.get(page(one)).push(one);
      postMessage({ type: RESULT, data: { items: [...pages.values()] } });
    },
  };
}

function page({ location }) {
  return location.split("#")[0];
}

function entry({ meta, excerpt }, score, words) {
  const terms = Object.fromEntries(words.map((word) => [word, true]));
  return { location: meta.place, title: escaped(meta.title), text: `<p>${excerpt}</p>`, score, terms };
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}

// The theme takes each word as a beginning, "no" also for Norway. A short word with another behind it stands for itself.
function whole(query) {
  return query.replace(/(^|\s)([^\s"*+\-:^~]{1,3})(?=\s)/g, "$1$2^1");
}

// A question is searched by its telling words, all of which a page should have; signs of the search itself stay as typed.
function telling(query) {
  if (/["*+\-:^~]/.test(query) || !QUESTION.test(query.trim())) return query;
  const words = query.trim().split(/\s+/);
  const kept = words.map((word) => word.replace(/[?!.,;]+$/, "")).filter((word) => word && !ASKING.has(word.toLowerCase()));
  return words.length > 2 && kept.length && kept.length < words.length ? kept.join(" ") : query;
}

function every(query) {
  return query.trim().split(/\s+/).map((word) => `+${word}`).join(" ");
}

// Other names stand in a line of their own; the theme would make a landmark of them in every result.
function shown({ tags, ...found }) {
  return tags ? { ...found, text: `<p>Also: ${tags.join(" · ")}</p>${found.text}` } : found;
}

addEventListener("message", async ({ data }) => {
  if (data.type === QUERY && !data.data && !opened) return postMessage({ type: RESULT, data: { items: [] } });
  opened ??= open();
  if (data.type !== QUERY) return (await opened).postMessage(data);
  const asked = telling(data.data);
  if ((await opened).parts) return (await opened).postMessage({ ...data, data: asked });
  const shortened = asked !== data.data;
  looser = shortened && asked.includes(" ") ? whole(asked) : null;
  (await opened).postMessage({ ...data, data: looser ? every(asked) : whole(asked) });
});
postMessage({ type: READY });
