// The page with all pictures: a row for each scene, a picture for each client and language.

const STYLE = `body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; background: #181614; color: #e8e2d6 }
h2 { margin: 2.5rem 0 .5rem; font-weight: 600 } figure { margin: 0 } figcaption { color: #a79f90; font-size: 13px }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 1.2rem }
img { width: 100%; height: auto; border-radius: 6px }`;

/** An HTML page for the folder of the pictures. Each client is a kind and a language. */
export function galleryPage(scenes, clients) {
  const rows = scenes.map(({ caption, name }) => {
    const figures = clients.map(({ flavor, locale }) => {
      const file = `${name}.${flavor}.${locale}.png`;
      return `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${caption}, ${flavor}, ${locale}"></a>
<figcaption>${flavor} · ${locale}</figcaption></figure>`;
    });
    return `<section><h2 id="${name}">${caption}</h2><div class="row">${figures.join("\n")}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>GuildHelper: previews</title>
<style>${STYLE}</style><h1>GuildHelper: previews</h1>
<p>Drawn without the game, from the frames as the headless realm lays them out: flat shapes for the game's textures, a
free font for its letters.</p>
${rows.join("\n")}</html>
`;
}
