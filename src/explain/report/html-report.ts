import { PLAIN } from '../layout/style';
import { drawPod, svgOf } from '../picture/pod-svg';
import { PICTURE_STYLE } from '../picture/style';
import { element, escaped } from '../picture/markup';
import type { ExplainedPod } from '../explain-object';
import { objectTitle, placeText } from './pod-place';
import type { Reporter, Summary } from './report';
import { summaryErrors, summaryText, targetText, textReporter, type TextForm } from './text-report';

/** What a page is about. */
export type PageForm = Pick<TextForm, 'target' | 'sections'>;

const WIDTH = 100;

/** A page with a picture and the text for each Pod. It has no script, and loads nothing. */
export function htmlReporter({ target, sections }: PageForm): Reporter {
  const texts = textReporter({ target, paint: PLAIN, paintErrors: PLAIN, width: WIDTH, ...(sections && { sections }) });
  const head = headText(`Pods for Kubernetes ${targetText(target)}`);
  let isFirst = true;
  const opening = (): string => {
    const text = isFirst ? head : '';
    isFirst = false;
    return text;
  };
  return {
    podText: (pod) => opening() + podSection(pod, texts.podText(pod)),
    endText: (summary) => `${opening()}${endText(summary)}</body>\n</html>\n`,
    errorText: (summary) => summaryErrors(summary, PLAIN),
  };
}

const PAGE_STYLE = `
body{font:15px/1.5 system-ui,sans-serif;max-width:1400px;margin:2em auto;padding:0 1em;color:#1f2328;background:#fff}
.picture{overflow-x:auto}
pre{font:13px/1.4 ui-monospace,monospace;overflow-x:auto}
.place{color:#656d76}
@media (prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}.place{color:#9198a1}}
@media print{details>pre{display:block}}
`;

/** Nothing in a page may run or be loaded, whatever the manifests hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

function headText(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${PAGE_STYLE}${PICTURE_STYLE}
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
`;
}

function podSection(pod: ExplainedPod, report: string): string {
  return `<section>
${element('h2', {}, escaped(objectTitle(pod)))}
${element('p', { class: 'place' }, escaped(placeText(pod)))}
${element('div', { class: 'picture' }, svgOf([drawPod(pod)]))}
<details>
<summary>All that is known of it</summary>
<pre>${escapedLines(report)}</pre>
</details>
</section>
`;
}

function endText(summary: Summary): string {
  const errors = summaryErrors(summary, PLAIN);
  const told = errors === '' ? '' : `<pre>${escapedLines(errors)}</pre>\n`;
  return `${told}${element('p', {}, escaped(summaryText(summary)))}\n`;
}

function escapedLines(text: string): string {
  return text.trimEnd().split('\n').map(escaped).join('\n');
}
