import { clock } from './moment.ts';
import { goTo } from './on-time.ts';

/** The waveform as a slider; the part already heard is drawn over it in ink. */
export function scrubWaveform(player: HTMLElement, media: HTMLMediaElement): void {
  const path = player.querySelector<SVGPathElement>('.waveform path');
  const slider = player.querySelector<HTMLInputElement>('[data-scrub]');
  if (path === null || slider === null) return;
  const heard = path.cloneNode() as SVGPathElement;
  heard.setAttribute('class', 'played');
  path.after(heard);
  const whole = Number(slider.max);
  const show = () => {
    const at = media.currentTime;
    heard.style.clipPath = `inset(0 ${100 - (at / whole) * 100}% 0 0)`;
    slider.value = String(at);
    slider.setAttribute('aria-valuetext', `${clock(at)} / ${clock(whole)}`);
  };
  slider.addEventListener('input', () => {
    goTo(media, Number(slider.value));
  });
  for (const moved of ['timeupdate', 'seeking'] as const) media.addEventListener(moved, show);
  slider.hidden = false;
  show();
}
