import { defineCommand } from 'citty';
import { ArchiveError } from '#domain/archive-error.ts';
import { eraseRecord } from '../erase/erase-record.ts';
import { erasedWords } from '../erase/words.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { openWorkspace } from '../workspace.ts';
import { workspaceArgs } from '../workspace-args.ts';

/** `archive erase`: out of everything this machine holds, histories included; exit code 1 when something is left. */
export const eraseCommand = defineCommand({
  meta: { name: 'erase', description: 'Erase for good, history too / Xoá hẳn, cả lịch sử' },
  args: {
    ...workspaceArgs,
    id: { type: 'positional', description: 'id of the record', required: true },
    by: {
      type: 'string',
      description: 'who asked for it; stays in the ledger',
      default: 'terminal',
    },
    yes: { type: 'boolean', default: false, description: 'I mean it: it cannot be undone' },
    json: { type: 'boolean', default: false, description: 'one JSON document' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    if (!args.yes) throw notMeant(args.id);
    const erased = await eraseRecord(openWorkspace(args), {
      id: args.id,
      by: args.by,
      now: new Date(),
    });
    if (args.json) print(JSON.stringify({ version: 1, ...erased }));
    else print(erasedWords(erased, lang).join('\n'));
    const isGone =
      erased.leaks.findings === 0 &&
      erased.filesHolding.length === 0 &&
      erased.histories.every(({ objectsElsewhere }) => objectsElsewhere.length === 0);
    if (!isGone) process.exitCode = 1;
  },
});

function notMeant(id: string): ArchiveError {
  return new ArchiveError({
    name: 'erase-not-meant',
    what: {
      vi: `Chưa xoá gì: xoá "${id}" khỏi kho và lịch sử thì không lấy lại được.`,
      en: `Nothing was erased: once "${id}" is erased from archive and history, it cannot be brought back.`,
    },
    hint: {
      vi: 'Dừng máy chủ, sao lưu nếu cần, rồi chạy lại với --yes.',
      en: 'Stop the server, make a backup if one is wanted, then run again with --yes.',
    },
  });
}
