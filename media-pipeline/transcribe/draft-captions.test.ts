import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import { writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { requireTools } from '#tests/fixtures/media/media-state.ts';
import type { Tools } from '../tools.ts';
import { draftCaptions } from './draft-captions.ts';
import type { Transcriber } from './transcriber.ts';
import { findWhisper } from './whisper-cli.ts';

/**
 * Speaks the command line of whisper-cli (https://github.com/ggml-org/whisper.cpp/tree/master/examples/cli)
 * and writes its JSON: the language and the WAV's rate and channels are the words of what it hears.
 */
const WHISPER = `#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    -h|--help) echo "usage: whisper-cli [options] file0 file1 ...
  -oj,       --output-json       [false  ] output result in a JSON file" >&2; exit 0;;
    -m) model=$2; shift 2;;
    -l) lang=$2; shift 2;;
    -t) shift 2;;
    -f) file=$2; shift 2;;
    -of) out=$2; shift 2;;
    -oj) json=1; shift;;
    *) echo "error: unknown argument: $1" >&2; "$0" -h; exit 0;;
  esac
done
[ "$json" = 1 ] && [ -n "$out" ] || exit 0
number() { od -An -t "u$2" -j "$1" -N "$2" "$file" | tr -d ' '; }
heard="$lang $(number 24 4) Hz $(number 22 2) channel $(number 34 2) bits"
case "$(cat "$model")" in
  silent) text=' [BLANK_AUDIO]';;
  broken) exit 3;;
  slow) sleep 60;;
  *) text=" $heard";;
esac
cat > "$out.json" <<JSON
{
	"systeminfo": "",
	"model": { "type": "base", "multilingual": true },
	"result": { "language": "$lang" },
	"transcription": [
		{
			"timestamps": { "from": "00:00:00,000", "to": "00:00:01,240" },
			"offsets": { "from": 0, "to": 1240 },
			"text": "$text"
		}
	]
}
JSON
`;

let folder: string;
let workFolder: string;
let tools: Tools;
let program: string;
let film: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'draft-captions-'));
  workFolder = join(folder, 'work');
  await mkdir(workFolder);
  tools = await requireTools();
  program = join(folder, 'whisper-cli');
  await writeFile(program, WHISPER);
  await chmod(program, 0o755);
  for (const model of ['hears', 'hears.en', 'silent', 'broken', 'slow']) {
    await writeFile(join(folder, `ggml-${model}.bin`), model);
  }
  film = await writeWithFfmpeg(folder, 'film.mkv', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=64x36:rate=5:duration=2'],
    ...['-f', 'lavfi', '-i', 'sine=duration=2', '-ac', '2', '-ar', '48000'],
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function transcriberOf(model: string): Promise<Transcriber> {
  const whisperModel = join(folder, `ggml-${model}.bin`);
  const found = await findWhisper({ whisper: program, whisperModel });
  if (found.transcriber === null) throw new Error(found.reason.en);
  return found.transcriber;
}

async function draft(model: string, lang: string, signal?: AbortSignal) {
  const own = join(folder, `${model}-${lang}`);
  await mkdir(own, { recursive: true });
  const transcriber = await transcriberOf(model);
  return draftCaptions({ source: film, lang, folder: own, workFolder, tools, transcriber, signal });
}

describe('looking for the program', () => {
  test('says in both languages that there is none, and that none is needed', async () => {
    const { reason } = { reason: null, ...(await findWhisper({ whisper: join(folder, 'gone') })) };
    expect(reason?.vi).toContain('Không bắt buộc');
    expect(reason?.en).toContain('None is needed');
  });

  test('does not take a program that is something else', async () => {
    expect((await findWhisper({ whisper: 'ffmpeg' })).transcriber).toBeNull();
  });

  test('says that the model is not named, or not there', async () => {
    const unnamed = await findWhisper({ whisper: program });
    expect('reason' in unnamed && unnamed.reason.en).toContain('media.tools.whisperModel');
    const gone = await findWhisper({ whisper: program, whisperModel: join(folder, 'gone.bin') });
    expect('reason' in gone && gone.reason.en).toContain('gone.bin');
  });
});

describe('a draft of captions', () => {
  test('is written beside the record, marked as machine-made, from 16 kHz on one channel', async () => {
    const made = await draft('hears', 'vi-VN');
    if ('reason' in made) throw new Error(made.reason.en);
    expect(made.path).toBe(join(folder, 'hears-vi-VN', 'captions.vi-VN.draft.vtt'));
    const text = await readFile(made.path, 'utf8');
    expect(text).toBe(`WEBVTT

NOTE
máy tạo, chưa ai kiểm / machine-made, unchecked
whisper-cli (phiên bản không rõ / version unknown)
mô hình / model: ggml-hears
ngôn ngữ / language: vi-VN

00:00:00.000 --> 00:00:01.240
vi 16000 Hz 1 channel 16 bits
`);
    expect(new WebVTTParser().parse(text, 'subtitles/captions/descriptions').errors).toEqual([]);
    expect(await readdir(join(folder, 'hears-vi-VN'))).toEqual(['captions.vi-VN.draft.vtt']);
  });

  test('is never written over another', async () => {
    await draft('hears', 'km');
    await expect(draft('hears', 'km')).rejects.toMatchObject({ name: 'draft-exists' });
  });

  test.each([
    ['in a language that no model knows: Bahnar', 'hears', 'bdq', 'language-not-learnt'],
    ['in a language that no model knows: Cham', 'hears', 'cjm-Cham', 'language-not-learnt'],
    ['in a language that is not a tag', 'hears', 'vi-/../../x', 'language-not-learnt'],
    ['of Vietnamese by a model of English', 'hears.en', 'vi', 'language-not-learnt'],
    ['where nothing is said', 'silent', 'vi', 'no-speech'],
    ['by a program that fails', 'broken', 'vi', 'transcriber-failed'],
  ])('is refused %s', async (_, model, lang, name) => {
    expect(await draft(model, lang)).toMatchObject({ name });
  });

  test('is made in the folder whose remains are swept; told to stop, it leaves nothing', async () => {
    const stop = new AbortController();
    const drafting = draft('slow', 'vi', stop.signal);
    let meanwhile: string[] = [];
    setTimeout(async () => {
      meanwhile = await readdir(workFolder);
      stop.abort();
    }, 1500);
    await expect(drafting).rejects.toThrow();
    expect(meanwhile).toHaveLength(1);
    expect(await readdir(workFolder)).toEqual([]);
    expect(await readdir(join(folder, 'slow-vi'))).toEqual([]);
  });
});
