import type { Checked, CheckFiles, FileText } from '../validator.ts';
import type { XmlRules } from './libxml2.ts';

/** The first element of an XML document, after its declaration and comments: `urlset`, `oai:record`. */
export function rootElement(text: string): string | null {
  return /^\uFEFF?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<([\w.:-]+)/.exec(text)?.[1] ?? null;
}

/** Checks files whose first element is `root`; others hold no document of this standard. */
export async function checkRooted(root: string, rules: () => XmlRules): Promise<CheckFiles> {
  const { checkXml } = await import('./libxml2.ts');
  return async (files) => {
    const own: FileText[] = files.filter(({ text }) => rootElement(text) === root);
    const checked = new Map<FileText, Checked>();
    for (const [position, found] of (await checkXml(own, rules())).entries()) {
      const file = own[position];
      if (file !== undefined) checked.set(file, found);
    }
    return files.map((file) => checked.get(file) ?? { documents: 0, problems: [] });
  };
}
