// Markdown is run by markdown-it alone, without a template language before it: that is Eleventy's fastest.
import markdownIt from "markdown-it";

const idOf = (words) => words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

function withIds(markdown) {
  markdown.renderer.rules.heading_open = (tokens, index) => {
    const words = tokens[index + 1].children.map((token) => (token.type === "text" ? token.content : "")).join("");
    return `<${tokens[index].tag} id="${idOf(words)}">`;
  };
}

export default function (configuration) {
  configuration.setLibrary("md", markdownIt({ html: true }).use(withIds));
  configuration.addPassthroughCopy("assets");
  configuration.setUseGitIgnore(false);
}

export const config = {
  dir: { input: "source", output: "site" },
  markdownTemplateEngine: false,
  htmlTemplateEngine: false,
  templateFormats: ["md"],
};
