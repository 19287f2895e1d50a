import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** A fenced block of a page. */
export type Block = {
  /** `README.md:5`: where its first line stands. */
  readonly place: string;
  /** Empty where the fence names none. */
  readonly language: string;
  readonly text: string;
};

/** The fenced blocks of every page for readers: those at the root, and everything in `docs/`. */
export function readPages(): readonly Block[] {
  const isPage = (name: string) => name.endsWith('.md');
  const top = readdirSync(root).filter(isPage);
  const docs = readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' }).filter(isPage);
  return [...top, ...docs.map((name) => `docs/${name}`)].flatMap((page) =>
    fencedBlocks(page, readFileSync(new URL(page, root), 'utf8')),
  );
}

/** The fenced blocks of one page. */
export function fencedBlocks(page: string, text: string): readonly Block[] {
  return [...text.matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^\1```$/gm)].map(
    ([, indent = '', language = '', content = ''], index, all) => {
      const start = all[index]?.index ?? 0;
      const line = text.slice(0, start).split('\n').length + 1;
      const lines = content.split('\n').map((one) => one.slice(indent.length));
      return { place: `${page}:${line}`, language: language.trim(), text: lines.join('\n') };
    },
  );
}

/** The commands of a block for a shell: comments and prompts are left out. */
export function commandsOf({ text }: Block): readonly string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/(?:^|\s+)#.*$/, '')
        .trim(),
    )
    .filter((line) => line !== '');
}
