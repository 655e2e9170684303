import { defineCommand } from 'citty';
import { type Lang, toLang } from '../../language.ts';
import { findRecord } from '../../media/media-records.ts';
import { withMedia } from '../../media/open-media.ts';
import { listenForStop } from '../../media/stop.ts';
import { type Transcribed, transcribeRecord } from '../../media/transcribe-record.ts';
import { argumentMissing } from '../../media/usage.ts';
import { print, say } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { toNow } from '../../workspace-args.ts';
import { runArgs } from './args.ts';

/** `archive media transcribe ID`: a machine's draft of captions, beside the record, for a person to check. */
export const transcribeCommand = defineCommand({
  meta: { name: 'transcribe', description: 'Draft captions by machine / Máy chép lời, bản nháp' },
  args: {
    ...runArgs,
    id: { type: 'positional', required: false, description: 'a media record', valueHint: 'ID' },
    speech: { type: 'string', description: 'language spoken, as BCP-47', valueHint: 'TAG' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const { id, speech } = args;
    if (id === undefined) throw argumentMissing('ID');
    const workspace = openWorkspace(args);
    const stop = listenForStop();
    try {
      await withMedia(workspace, { now: toNow(args.now) }, async (media) => {
        const record = findRecord(id, await media.load());
        const options = { workspace, media, lang: speech, signal: stop.signal };
        const transcribed = await transcribeRecord(record, options);
        if (args.json) print(JSON.stringify({ version: 1, mediaId: id, ...transcribed }));
        else if ('reason' in transcribed) say(transcribed.reason, lang);
        else print(draftWords(transcribed, lang));
        process.exitCode = 'reason' in transcribed ? 1 : 0;
      });
    } catch (error) {
      const exitCode = stop.exitCode();
      if (exitCode === null) throw error;
      process.exitCode = exitCode;
    } finally {
      stop.release();
    }
  },
});

function draftWords({ path, cues }: Exclude<Transcribed, { reason: unknown }>, lang: Lang): string {
  const finalName = path.replace(/^.*[/\\]/, '').replace('.draft', '');
  return lang === 'vi'
    ? `${path}: ${cues} câu, bản nháp do máy chép. Nghe và sửa từng câu, đổi tên thành ${finalName}, rồi ghi vào "tracks" của record.yaml. Trang web không hiện bản nháp.`
    : `${path}: ${cues} cues, a machine's draft. Listen and correct each, rename it ${finalName}, then name it in "tracks" of record.yaml. The site shows no draft.`;
}
