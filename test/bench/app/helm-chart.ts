import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The Deployments and Services that `app.cjs` makes as plain objects, by the templates of a chart of Helm. */
const TEMPLATE = `{{- range $index := until (int .Values.count) }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ printf "web-%d" $index }}
  labels: {{- include "shop.labels" $index | nindent 4 }}
spec:
  replicas: {{ $.Values.replicas }}
  selector:
    matchLabels: {{- include "shop.labels" $index | nindent 6 }}
  template:
    metadata:
      labels: {{- include "shop.labels" $index | nindent 8 }}
    spec:
      containers:
        - name: web
          image: {{ $.Values.image | quote }}
          ports:
            - containerPort: 8080
          env:
            - { name: LOG_LEVEL, value: info }
            - { name: PORT, value: '8080' }
          resources: {{- toYaml $.Values.resources | nindent 12 }}
          securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true }
          startupProbe:
            tcpSocket: { port: 8080 }
            failureThreshold: 3
---
apiVersion: v1
kind: Service
metadata:
  name: {{ printf "web-%d" $index }}
  labels: {{- include "shop.labels" $index | nindent 4 }}
spec:
  selector: {{- include "shop.labels" $index | nindent 4 }}
  ports:
    - { port: 80, targetPort: 8080 }
{{- end }}
`;

const FILES: { readonly [file: string]: string } = {
  'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'values.yaml': `replicas: 2
image: ghcr.io/acme/shop:1.42.0
resources: { requests: { cpu: 500m, memory: 512Mi }, limits: { memory: 512Mi } }
`,
  'templates/_labels.tpl': '{{- define "shop.labels" -}}\napp: {{ printf "web-%d" . }}\n{{- end -}}\n',
  'templates/shop.yaml': TEMPLATE,
};

/** Writes the chart, hands over what renders that many Deployments, and removes it. */
export function withHelmChart<Result>(count: number, use: (words: readonly string[]) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'bench-helm-'));
  try {
    mkdirSync(join(folder, 'templates'));
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
    return use(['helm', 'template', 'shop', folder, '--set', `count=${count}`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
