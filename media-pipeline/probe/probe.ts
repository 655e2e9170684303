/** What a look at an original found, before anything is made of it. Sizes are as displayed: rotation applied, pixels square. */
export type Probe = ImageProbe | AudioProbe | VideoProbe;

export interface ImageProbe {
  kind: 'image';
  widthPx: number;
  heightPx: number;
}

interface SoundProbe {
  channels: number;
}

export interface AudioProbe {
  kind: 'audio';
  /** As the container claims; `null` when it does not say. */
  durationSeconds: number | null;
  sound: SoundProbe;
}

export interface VideoProbe {
  kind: 'video';
  widthPx: number;
  heightPx: number;
  framesPerSecond: number;
  durationSeconds: number | null;
  /** `null`: a silent film. */
  sound: SoundProbe | null;
}
