import type { Size } from 'cdk8s';
import type { SecretKeyReference } from '../parts/references';
import { checkSecretKey, checkServerPort, refuseOption, type PresetPlace } from '../preset-values';
import { MIN_SIZE, mebibytesOf } from './memory';

/** Refuses a port and a size that no cache can have. */
export function checkCacheProps(
  place: PresetPlace,
  {
    listen,
    size,
    password,
  }: { readonly listen?: number; readonly size?: Size; readonly password?: SecretKeyReference },
): void {
  if (listen !== undefined) checkServerPort(place, 'listen', listen);
  if (password) checkSecretKey(place, 'password', password);
  if (size === undefined || mebibytesOf(size) >= mebibytesOf(MIN_SIZE)) return;
  refuseOption(place, 'size', {
    value: size.asString(),
    message: `${size.asString()} is not a size of a cache, which is at least ${MIN_SIZE.asString()}.`,
    fix: 'write a larger size, as in Size.mebibytes(64).',
  });
}
