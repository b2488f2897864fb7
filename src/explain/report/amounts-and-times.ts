import type { ResourceTexts } from '../explained-containers';

/** A number of seconds: `30 s`. */
export function secondsText(seconds: number): string {
  return `${Math.round(seconds * 1000) / 1000} s`;
}

/** When something happens: `5 s`, `5 to 30 s`, or `5 s or later` if nothing bounds it. */
export function timeText(earliest: number, latest: number | null): string {
  return boundsText(earliest, latest, 'later');
}

/** How long something takes: `5 s`, `5 to 30 s`, or `5 s or more` if nothing bounds it. */
export function lengthText(shortest: number, longest: number | null): string {
  return boundsText(shortest, longest, 'more');
}

function boundsText(earliest: number, latest: number | null, beyond: string): string {
  if (latest === null) return `${secondsText(earliest)} or ${beyond}`;
  if (latest <= earliest) return secondsText(latest);
  return `${secondsText(earliest).replace(' s', '')} to ${secondsText(latest)}`;
}

/** The amount of a resource, which may have any name; `-` if there is none. */
export function amountOf(amounts: ResourceTexts, resource: string): string {
  return (Object.hasOwn(amounts, resource) ? amounts[resource] : undefined) ?? '-';
}

/** Amounts in a row: `cpu 50m, memory 64Mi`; `-` if there are none. */
export function amountsText(amounts: ResourceTexts): string {
  const parts = Object.entries(amounts).map(([resource, amount]) => `${resource} ${amount}`);
  return parts.length === 0 ? '-' : parts.join(', ');
}
