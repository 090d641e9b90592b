// The recipe for a site, if there is one: a file of the extension, read when the assistant looks at a page of that site. What it
// says is checked and used by src/enrolment/recipes. Most sites need none.

/** Which hosts have one, `{host: name of the file}`, and the texts of those that were read. */
let hosts;
const texts = new Map();

const read = async (name) => (await fetch(`recipes/${name}`)).text();

/** The text of the recipe; null without one. The assistant does without what cannot be read. */
export async function recipeFor(origin) {
  try {
    hosts ??= JSON.parse(await read('index.json'));
    const { protocol, host } = new URL(origin);
    if (protocol !== 'https:' || !Object.hasOwn(hosts, host)) return null;
    if (!texts.has(host)) texts.set(host, await read(hosts[host]));
    return texts.get(host);
  } catch {
    return null;
  }
}
