import { textBetween, workload } from './sides';

const OLD = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: example.com/shop:1.42.0
          ports: [{containerPort: 8080, name: http}]
          resources: {requests: {cpu: 500m, memory: 512Mi}, limits: {memory: 512Mi}}
          envFrom: [{configMapRef: {name: settings}}]
          startupProbe: {httpGet: {path: /, port: http}, periodSeconds: 5, failureThreshold: 12}
          readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 10}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {LEVEL: info}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  replicas: 2
  serviceName: db
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers: [{name: db, image: 'example.com/db:1', volumeMounts: [{name: data, mountPath: /data}]}]
  volumeClaimTemplates:
    - {metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: report, namespace: shop}
spec:
  schedule: '0 0 * * *'
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: report, image: 'example.com/report:1'}]}}}}
---
apiVersion: v1
kind: Service
metadata: {name: old, namespace: shop}
spec: {ports: [{port: 80}]}
`;

const NEW = OLD.replace('1.42.0', '1.43.0')
  .replace('{cpu: 500m', '{cpu: 750m')
  .replace('LEVEL: info', 'LEVEL: debug')
  .replace('storage: 1Gi', 'storage: 2Gi')
  .replace('report:1', 'report:2')
  .replace(
    /---\napiVersion: v1\nkind: Service[^]*$/,
    `---\n${JSON.stringify(workload('DaemonSet', { name: 'agent' }))}\n`,
  );

test('the report says of each object what the cluster does, what becomes of the Pod, and what was found', () => {
  expect(textBetween(OLD, NEW)).toBe(`Deployment shop/web
  new.yaml:2
  Rolls: 3 Pods are replaced, up to 1 more and none fewer at a time.
  The rollout takes 216 s at the longest if the containers answer as soon as they are up.
  requests cpu            500m → 750m
  requests cpu, all Pods  1500m → 2250m, at most 2750m during the rollout
  image of "web"          example.com/shop:1.42.0 → example.com/shop:1.43.0
  amounts of "web"        requests cpu 500m → 750m; could be resized in a running Pod

ConfigMap shop/settings
  new.yaml:20
  Updated.
  "web" of Deployment web gets the change with the new Pods.
  data.LEVEL  changed, and its value is not shown

StatefulSet shop/db
  new.yaml:25
  Refused by the API server.
  spec.volumeClaimTemplates may not change once the object is there. Keep the value, give the
    object another name, or delete it before it is applied.
  spec.volumeClaimTemplates[0].spec.resources.requests.storage  "1Gi" → "2Gi"

CronJob shop/report
  new.yaml:39
  The next Job has the new template, and Jobs that run keep theirs.
  image of "report"  example.com/report:1 → example.com/report:2

Created
  new.yaml
    DaemonSet shop/agent

No longer there: deleted if whoever applies the manifests prunes, kept otherwise
  old.yaml
    Service shop/old

4 changed, 1 created and 1 no longer there (1 refused, 1 with new Pods); 0 objects the same.
`);
});

test('without a change there is one line', () => {
  expect(textBetween(OLD, OLD)).toBe('Nothing changes; 5 objects the same.\n');
});
