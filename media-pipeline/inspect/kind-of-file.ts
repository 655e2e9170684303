import { open } from 'node:fs/promises';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { imageForm } from '../probe/image/signatures.ts';
import type { Probe } from '../probe/probe.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { probeOriginal } from '../run/make-media.ts';
import { TOOL_TO_PROBE, type ToolName, type Tools, versionsOf } from '../tools.ts';

const HEAD_BYTES = 1024;
const PDF = '%PDF-';

/** What a file is by its first bytes; `time-based` where they tell neither picture nor document. */
export function kindByContent(head: Uint8Array): 'image' | 'document' | 'time-based' {
  const bytes = Buffer.from(head);
  // Readers look for the mark of a PDF within its first KB (ISO 32000-1, Annex H.3.4.1).
  if (bytes.subarray(0, HEAD_BYTES).includes(PDF)) return 'document';
  return imageForm(bytes) === null ? 'time-based' : 'image';
}

/**
 * Looks at a file nobody has said anything about: a film is what has moving pictures. The probe is the
 * name of a tool where this machine lacks what is needed to look.
 */
export async function probeAnyFile(
  source: string,
  { sizeBytes, tools, signal }: { sizeBytes: number; tools: Tools; signal?: AbortSignal },
): Promise<{ kind: MediaKind; probe: Probe | Refusal | ToolName }> {
  const look = async (kind: MediaKind) => {
    const tool = TOOL_TO_PROBE[kind];
    if (versionsOf(tools)[tool] === undefined) return tool;
    return probeOriginal({ kind, source, sizeBytes, tools, signal });
  };
  const content = kindByContent(await readHead(source));
  if (content !== 'time-based') return { kind: content, probe: await look(content) };
  const film = await look('video');
  if (typeof film === 'string') return { kind: 'video', probe: film };
  if (isRefusal(film) && film.name === 'no-picture') {
    return { kind: 'audio', probe: await look('audio') };
  }
  return { kind: 'video', probe: film };
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
