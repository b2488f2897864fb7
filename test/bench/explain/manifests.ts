import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes Deployments, each with its Service, as one file and as a file for each pair; two objects a pair. */
export function writeManifests(pairs: number, folder: string): { file: string; folder: string; bytes: number } {
  const texts = Array.from({ length: pairs }, (_, index) => `${deployment(index)}---\n${service(index)}`);
  const all = texts.join('---\n');
  const [file, single] = [join(folder, 'all.yaml'), join(folder, 'single')];
  mkdirSync(single, { recursive: true });
  writeFileSync(file, all);
  for (const [index, text] of texts.entries()) writeFileSync(join(single, `${nameOf(index)}.yaml`), text);
  return { file, folder: single, bytes: Buffer.byteLength(all) };
}

/** Splits as many pairs over files of a size that the command takes. */
export function writeMany(pairs: number, pairsPerFile: number, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (let from = 0; from < pairs; from += pairsPerFile) {
    const indices = Array.from({ length: Math.min(pairsPerFile, pairs - from) }, (_, index) => from + index);
    const text = indices.map((index) => `${deployment(index)}---\n${service(index)}`).join('---\n');
    writeFileSync(join(folder, `${nameOf(from)}.yaml`), text);
  }
  return folder;
}

const TEAMS = ['shop', 'billing', 'search', 'media', 'accounts'];

function nameOf(index: number): string {
  return `${TEAMS[index % TEAMS.length] ?? ''}-${String(index).padStart(5, '0')}`;
}

function metadata(index: number, indent: string): string {
  const name = nameOf(index);
  return [
    `name: ${name}`,
    `namespace: ${TEAMS[index % TEAMS.length] ?? ''}`,
    'labels:',
    `  app.kubernetes.io/name: ${name}`,
    `  app.kubernetes.io/version: "1.${index % 40}.0"`,
    '  app.kubernetes.io/managed-by: cdk8s',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');
}

function service(index: number): string {
  const name = nameOf(index);
  return `apiVersion: v1
kind: Service
metadata:
${metadata(index, '  ')}spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
      protocol: TCP
    - name: metrics
      port: 9090
      targetPort: metrics
`;
}

function deployment(index: number): string {
  const name = nameOf(index);
  const memory = 128 * (1 + (index % 8));
  return `apiVersion: apps/v1
kind: Deployment
metadata:
${metadata(index, '  ')}  annotations:
    checksum/config: "${String(index * 2654435761).padStart(16, '0')}"
spec:
  replicas: ${1 + (index % 5)}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: "9090"
    spec:
      serviceAccountName: ${name}
      terminationGracePeriodSeconds: 60
      securityContext:
        runAsNonRoot: true
        runAsUser: 65532
        seccompProfile:
          type: RuntimeDefault
      initContainers:
        - name: migrate
          image: ghcr.io/acme/${name}:1.${index % 40}.0
          args: ["migrate", "--wait", "--timeout=120s"]
          env:
            - name: DATABASE_HOST
              value: localhost
            - name: DATABASE_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: ${name}-database
                  key: password
          resources:
            requests:
              cpu: 100m
              memory: ${memory}Mi
            limits:
              memory: ${memory}Mi
        - name: log-shipper
          image: cr.fluentbit.io/fluent/fluent-bit:4.0.3
          restartPolicy: Always
          args:
            - -c
            - /fluent-bit/etc/conf/fluent-bit.yaml
          startupProbe:
            httpGet:
              path: /api/v1/health
              port: 2020
            periodSeconds: 2
            failureThreshold: 30
          resources:
            requests:
              cpu: 50m
              memory: 64Mi
            limits:
              memory: 64Mi
          volumeMounts:
            - name: logs
              mountPath: /var/log/app
              readOnly: true
            - name: log-shipper
              mountPath: /fluent-bit/etc/conf
      containers:
        - name: app
          image: ghcr.io/acme/${name}:1.${index % 40}.0
          imagePullPolicy: IfNotPresent
          command: ["/app/server"]
          args:
            - --listen=:8080
            - --metrics=:9090
            - --log-file=/var/log/app/server.log
          ports:
            - name: http
              containerPort: 8080
            - name: metrics
              containerPort: 9090
          env:
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
            - name: DATABASE_HOST
              value: localhost
            - name: DATABASE_PORT
              value: "5432"
            - name: FEATURE_FLAGS
              value: "checkout=on,search=${index % 3 === 0 ? 'on' : 'off'}"
            - name: GREETING
              value: 'it''s "quoted" # and no comment'
          startupProbe:
            httpGet: { path: /healthz, port: http }
            periodSeconds: 5
            failureThreshold: 24
          readinessProbe:
            httpGet:
              path: /readyz
              port: http
            periodSeconds: 5
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
            periodSeconds: 20
            timeoutSeconds: 3
          lifecycle:
            preStop:
              sleep:
                seconds: 10
          resources:
            requests:
              cpu: ${100 + 50 * (index % 10)}m
              memory: ${2 * memory}Mi
            limits:
              memory: ${2 * memory}Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop:
                - ALL
          volumeMounts:
            - name: logs
              mountPath: /var/log/app
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: logs
          emptyDir: {}
        - name: tmp
          emptyDir:
            medium: Memory
            sizeLimit: 64Mi
        - name: log-shipper
          configMap:
            name: ${name}-log-shipper
`;
}
