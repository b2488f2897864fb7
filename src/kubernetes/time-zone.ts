const PART = /^[A-Za-z.\-_0-9+]{1,14}$/;

/**
 * Why a text is certainly not a time zone of a CronJob; undefined if it may be one. Which zones there are is asked of the
 * runtime, whose zones are those of a cluster but for the newest.
 *
 * Source: k8s.io/kubernetes/pkg/apis/batch/validation, validateTimeZone; Go's time.LoadLocation.
 */
export function timeZoneProblem(text: string): string | undefined {
  if (text === '') return 'is empty';
  const isForm = text
    .split('/')
    .every((part) => part !== '.' && part !== '..' && !part.startsWith('-') && PART.test(part));
  if (!isForm) return 'is not the name of a time zone';
  if (text.toLowerCase() === 'local') return 'is the one of the controller, whatever that is';
  const resolved = resolvedZone(text);
  if (resolved === undefined || /^[+-]\d/.test(text)) return 'is not a time zone that is known';
  return resolved !== text && resolved.toLowerCase() === text.toLowerCase() ? `must be written ${resolved}` : undefined;
}

function resolvedZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
