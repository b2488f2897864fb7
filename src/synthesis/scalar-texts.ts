import { Yaml } from 'cdk8s';

/** A text that no character of YAML opens, and in which nothing has to be escaped. */
const PLAIN =
  /^[^\s,[\]{}#&*!|>'"%@`\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff][^\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]*$/;

/** What ends such a text early, or lets something else begin. */
const BROKEN = /: | #|[ :]$|^[-?](?: |$)|^---|^\.\.\./;

/** What YAML 1.1 may read as a number, a time, a boolean or null; some of it is text after all. */
const TYPED = [
  /^[-+.\d_e][-+.:\d_e]*$/i,
  /^[-+]?0[bx][\da-f_]*$/i,
  /^\d{4}-\d/,
  /^[-+]?\.(?:inf|nan)$/i,
  /^(?:~|<<|null|y|yes|n|no|true|false|on|off)$/i,
];

/** A key that is longer stands on a line of its own. */
const MAX_KEY_LENGTH = 1024;

/** What is written in another way in the outermost map than below it. */
const DOCUMENT_MARK = /^(?:---|\.\.\.)|[\u2028\u2029]/;

/** The names and values of manifests repeat; a longer text is mostly one of its own. */
const MAX_KNOWN_LENGTH = 64;

/**
 * Texts as cdk8s writes them on one line. Nearly all texts of a manifest stand as they are; of any other one cdk8s is
 * asked, once, so that quotes and escapes are those of the release that is installed.
 */
export class ScalarTexts {
  private readonly values = new Map<string, string>();
  private readonly keys = new Map<string, string | undefined>();

  /** A text without a line break, as it is written for a value. */
  public value(text: string): string {
    if (text.length > MAX_KNOWN_LENGTH && isPlain(text)) return text;
    let written = this.values.get(text);
    if (written === undefined) {
      written = isPlain(text) ? text : askForValue(text);
      this.values.set(text, written);
    }
    return written;
  }

  /** A text as it is written for a key; undefined if that depends on where it stands. */
  public key(name: string): string | undefined {
    let written = this.keys.get(name);
    if (written === undefined) {
      written = keyText(name);
      this.keys.set(name, written);
    }
    return written;
  }
}

function keyText(name: string): string | undefined {
  if (name.length > MAX_KEY_LENGTH || DOCUMENT_MARK.test(name)) return undefined;
  return isPlain(name) ? name : askForKey(name);
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !BROKEN.test(text) && !TYPED.some((form) => form.test(text));
}

function askForValue(text: string): string {
  return Yaml.stringify({ of: [text] }).slice('of:\n  - '.length, -1);
}

function askForKey(name: string): string | undefined {
  const written = Yaml.stringify({ [name]: 1 });
  return written.startsWith('? ') ? undefined : written.slice(0, -': 1\n'.length);
}
