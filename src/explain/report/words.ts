import type { ResourceTexts } from '../pod-explanation';

/** A number of seconds: `30 s`. */
export function secondsText(seconds: number): string {
  return `${Math.round(seconds * 1000) / 1000} s`;
}

/** When something happens: `5 s`, `5 to 30 s`, or `5 s or later` where nothing bounds it. */
export function timeText(earliest: number, latest: number | null): string {
  if (latest === null) return `${secondsText(earliest)} or later`;
  if (latest <= earliest) return secondsText(latest);
  return `${secondsText(earliest).replace(' s', '')} to ${secondsText(latest)}`;
}

/** Names in a row: `web`, `web and logs`, `web, logs and proxy`. */
export function namesText(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Amounts in a row: `cpu 50m, memory 64Mi`; `-` where there are none. */
export function amountsText(amounts: ResourceTexts): string {
  const parts = Object.entries(amounts).map(([resource, amount]) => `${resource} ${amount}`);
  return parts.length === 0 ? '-' : parts.join(', ');
}

/** A sentence with its capital letter and full stop. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
