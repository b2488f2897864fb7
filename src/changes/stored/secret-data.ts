import { isFields, textOf, type Fields } from '../../kubernetes/json';

/**
 * Writes the `stringData` of a Secret into its `data`, and out its type, as the API server does.
 *
 * Source: pkg/apis/core/v1/conversion.go, Convert_v1_Secret_To_core_Secret
 */
export function mergeSecretData(secret: Fields): void {
  const { data, stringData } = secret;
  secret['type'] ||= 'Opaque';
  delete secret['stringData'];
  if (isFields(data)) {
    for (const [key, value] of Object.entries(data))
      if (typeof value === 'string') data[key] = value.replace(/\s+/g, '');
  }
  if (!isFields(stringData)) return;
  const encoded = Object.entries(stringData).map(([key, value]) => [key, base64Of(textOf(value) ?? String(value))]);
  secret['data'] = { ...(isFields(data) && data), ...Object.fromEntries(encoded) };
}

const UTF_8 = new TextEncoder();

function base64Of(text: string): string {
  return btoa(Array.from(UTF_8.encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
