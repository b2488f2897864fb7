import { PLAIN } from '../../../src/explain/layout/style';
import { textReporter } from '../../../src/explain/report/text-report';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { podsIn, textOf } from '../explained';

/** A Pod of everything: a gating sidecar, a migration that is larger than the app, an exporter in the app's way. */
const ORDERS = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: orders
  namespace: shop
spec:
  serviceName: orders
  selector:
    matchLabels: {app: orders}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  template:
    metadata:
      labels: {app: orders}
    spec:
      terminationGracePeriodSeconds: 60
      shareProcessNamespace: true
      volumes:
        - name: log
          emptyDir: {sizeLimit: 256Mi}
        - name: cache
          emptyDir: {medium: Memory, sizeLimit: 64Mi}
        - name: users
          secret: {secretName: orders-pgbouncer}
      initContainers:
        - name: pgbouncer
          image: ghcr.io/cloudnative-pg/pgbouncer:1.25.1
          restartPolicy: Always
          ports: [{containerPort: 6432, name: pgbouncer}]
          startupProbe: {tcpSocket: {port: 6432}, periodSeconds: 2}
          resources: {requests: {cpu: 100m, memory: 32Mi}, limits: {memory: 64Mi}}
          volumeMounts: [{name: users, mountPath: /etc/users}]
        - name: migrate
          image: ghcr.io/acme/orders
          args: [migrate]
          env:
            - {name: DATABASE_PASSWORD, valueFrom: {secretKeyRef: {name: orders, key: password}}}
          resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {memory: 1Gi}}
      containers:
        - name: orders
          image: ghcr.io/acme/orders:2.7.1
          ports: [{containerPort: 8080, name: http}]
          env:
            - {name: DATABASE_HOST, value: 127.0.0.1}
            - {name: DATABASE_PORT, value: "6432"}
            - {name: DATABASE_PASSWORD, valueFrom: {secretKeyRef: {name: orders, key: password}}}
          readinessProbe: {httpGet: {path: /ready, port: http}, initialDelaySeconds: 5}
          lifecycle: {preStop: {sleep: {seconds: 5}}}
          resources: {requests: {cpu: 500m, memory: 512Mi}, limits: {cpu: "1", memory: 512Mi, ephemeral-storage: 1Gi}}
          volumeMounts:
            - {name: data, mountPath: /data}
            - {name: log, mountPath: /var/log/orders}
            - {name: cache, mountPath: /cache}
        - name: exporter
          image: ghcr.io/acme/exporter:1.0.0
          ports: [{containerPort: 8080, name: metrics}]
          volumeMounts:
            - {name: log, mountPath: /logs, readOnly: true}
`;

const EXPLAINED = `StatefulSet shop/orders
  shop/orders.yaml, document 1, line 1; for Kubernetes 1.36

QoS class Burstable
  Container "pgbouncer" has no cpu limit.

Containers, in the order of their start (request / limit)
  container  kind     cpu       memory
  pgbouncer  sidecar  100m / -  32Mi / 64Mi
    ghcr.io/cloudnative-pg/pgbouncer:1.25.1 (IfNotPresent)
  migrate    init     100m / -  1Gi / 1Gi
    ghcr.io/acme/orders (Always)
  orders     app      500m / 1  512Mi / 512Mi
    ephemeral-storage 1Gi / 1Gi
    ghcr.io/acme/orders:2.7.1 (IfNotPresent)
  exporter   app      - / -     - / -
    ghcr.io/acme/exporter:1.0.0 (IfNotPresent)

The Pod as a whole, as the scheduler counts it
  resource           requests  limits
  cpu                600m      1
  ephemeral-storage  1Gi       1Gi
  memory             1056Mi    1088Mi
  "pgbouncer", "migrate" and "exporter" have no limit for cpu: what stands
    here is the sum of the others, and nothing limits the Pod as a whole.
  "exporter" has no limit for memory: what stands here is the sum of the
    others, and nothing limits the Pod as a whole.
  Init container "migrate" with the sidecars before it needs more memory
    (1056Mi) than the running Pod (544Mi).
  Init container "migrate" with the sidecars before it has a higher memory
    limit (1088Mi) than the running Pod (576Mi).

Resize of the running Pod, through its subresource "resize"
  container  cpu       memory
  pgbouncer  in place  in place
  migrate    in place  in place
  orders     in place  in place
  exporter   in place  in place

What each helper adds
  helper     requests               limits        delays the app by
  pgbouncer  cpu 100m, memory 32Mi  memory 64Mi   0 to 7 s
  migrate    memory 512Mi           memory 512Mi  0 s or more

Start, from the start of the first container (pulling images comes on top)
  0 s           PodScheduled
  0 s           PodReadyToStartContainers
  0 s           pgbouncer (sidecar) starts
  0 to 7 s      pgbouncer is up: its startup probe has succeeded
  0 to 7 s      migrate (init) starts
  0 s or later  migrate has ended with 0
  0 s or later  Initialized
  0 s or later  orders (app) starts
  0 s or later  exporter (app) starts
  5 s or later  ContainersReady
  5 s or later  Ready
  Nothing bounds the times with "or later": init container "migrate" may run
    for any time; the readiness probe of "orders" may fail for any time.

Probes
  container  probe      asks                            every  timeout  failures
  pgbouncer  startup    connects to port 6432           2 s    1 s      3
  orders     readiness  GET /ready on port 8080 (http)  10 s   1 s      3
  At the latest, from the start of the container until it is up, and from a
    hang until:
    container  up, or told to stop  out of traffic  hang noticed  killed
    pgbouncer  7 s                  never           never         never
    orders     at once              31 s            never         never
  "pgbouncer" may take 4 s to answer without being stopped for it.
  Until the startup probe of "pgbouncer" has succeeded, "migrate", "orders"
    and "exporter" do not start.
  Right after a start of "orders", what is left of an initial delay of 5 s
    comes on top.
  Traffic leaves the whole Pod when one of its containers is not ready: 31 s
    after "orders" hangs, at the latest.
  If "pgbouncer" or "exporter" hangs, the Pod stays ready, and nobody stops
    it.

Stop, from the deletion (grace period 60 s)
  0 s      orders runs its preStop hook (5 s)
  0 s      exporter (app) gets TERM
  by 5 s   orders (app) gets TERM
  by 60 s  pgbouncer (sidecar) gets TERM, as soon as orders and exporter have
           ended
  by 60 s  orders gets KILL if it still runs
  by 60 s  exporter gets KILL if it still runs
  by 62 s  pgbouncer gets KILL if it still runs
  In place of TERM comes the STOPSIGNAL of an image that sets one.
  How the grace period is spent, at the longest:
    orders     5 s hook, 55 s from TERM to KILL
    exporter   60 s from TERM to KILL
    pgbouncer  60 s waiting for orders and exporter, 2 s from TERM to KILL

Traffic at the stop, if the last client hears of it after 5 s (assumed)
  container  ports  listens at least  requests fail for up to
  pgbouncer  6432   5 s               0 s
  orders     8080   5 s               0 s
  exporter   8080   0 s               5 s
  The Pod leaves the endpoints of its Services while the preStop hooks run,
    and neither waits for the other.

Phases, under the restart policy Always
  If every app container exits with 0, or if "orders" or "exporter" fails:
    Pending, then Running.
    "orders" and "exporter" start again, each when it has ended, at once and
    then after 10 s, 20 s, up to 5 min; the Pod stays Running.
  If init container "migrate" fails: Pending.
    "migrate" starts again, at once and then after 10 s, 20 s, up to 5 min; the
    app does not start, and the Pod stays Pending.
  If sidecar "pgbouncer" ends with any code: Pending, then Running.
    "pgbouncer" starts again, at once and then after 10 s, 20 s, up to 5 min;
    the phase stays as it is, and until then the Pod is not ready.
  If the startup probe of "pgbouncer" fails: Pending.
    "pgbouncer" starts again, at once and then after 10 s, 20 s, up to 5 min;
    the app does not start before, and the Pod stays Pending.
  If the Pod is deleted, and every app container then exits with 0: Pending,
    then Running, then Succeeded.
    Nothing starts again; the Pod has succeeded before it is gone.
  If the Pod is deleted, and an app container then exits with another code:
    Pending, then Running, then Failed.
    Nothing starts again; the Pod has failed before it is gone. A process that
    does not handle TERM exits with 143, and one that still runs 60 s after the
    deletion is killed and counts as 137.
  If the node is lost: Pending, then Running.
    The phase stays as it is, and the Pod is not ready; it is deleted when it no
    longer tolerates that its node is unreachable. Kubernetes does not set the
    phase Unknown any more.
  The longest of these waits is a setting of the node,
    crashLoopBackOff.maxContainerRestartPeriod of its kubelet: 5 min by default,
    and 1 s at the least.

Events, as kubectl describe pod lists them
  when                      reason and message
  it is scheduled           Scheduled: Successfully assigned … to …
  a container starts        Pulling: Pulling image "…"
                            Pulled: Successfully pulled image "…" in … (…
                            including waiting). Image size: … bytes.
                            Pulled: Container image "…" already present on
                            machine and can be accessed by the pod
                            Created: Container created
                            Started: Container started
  a startup probe fails     Unhealthy: Startup probe failed: …
                            Unhealthy: Startup probe errored and resulted in …
                            state: …
                            Killing: Init container pgbouncer failed startup
                            probe
  a readiness probe fails   Unhealthy: Readiness probe failed: …
                            Unhealthy: Readiness probe errored and resulted in …
                            state: …
  a container starts again  BackOff: Back-off restarting failed container … in
                            pod …
  it is deleted             Killing: Stopping container …
  a preStop hook fails      FailedPreStopHook: PreStopHook failed

What it needs of a node
  needs                                                  because of
  cgroup v2, unless the kubelet has failCgroupV1: false  every Pod from 1.35 on
  On a node that uses swap, memory of "pgbouncer" can be swapped out: its
    limit is not what it asks for.

Defects of the kubelet that it can meet
  The preStop sleep of "orders" lasts its full time even if the container ends
    meanwhile (kubernetes#134338; mended in no version yet).

Ports, on the Pod's one address
  port      container  name       port of the node
  6432/TCP  pgbouncer  pgbouncer  -
  8080/TCP  orders     http       -
  8080/TCP  exporter   metrics    -
  Clash: orders and exporter want the port 8080/TCP, and the containers of a
    Pod share one address, so only one of them can listen on it.

Volumes
  log: emptyDir of at most 256Mi, shared by orders and exporter
    orders    writes  /var/log/orders
    exporter  reads   /logs
  cache: emptyDir of at most 64Mi in memory, which counts as memory of whoever
    writes
    orders  writes  /cache
  users: secret orders-pgbouncer
    pgbouncer  reads  /etc/users
  data: persistentVolumeClaim
    orders  writes  /data

What the containers share
  network    all together: one address, localhost and its ports
  IPC        all together: shared memory and semaphores
  processes  all together: what they see and can signal

Environment by reference
  container  variable                         comes from
  migrate    DATABASE_PASSWORD                Secret orders, key password, read
                                              by orders too
  orders     DATABASE_PASSWORD                Secret orders, key password, read
                                              by migrate too
  orders     DATABASE_HOST and DATABASE_PORT  port 6432 of pgbouncer, on
                                              localhost

Looking at it
  # State, probes and events
  kubectl describe pod orders-0 -n shop
  # Events alone
  kubectl events --for pod/orders-0 -n shop
  # Logs; also -c pgbouncer, -c migrate, -c exporter
  kubectl logs pod/orders-0 -n shop -c orders
  # Logs before the last restart
  kubectl logs pod/orders-0 -n shop -c orders --previous
  # A shell inside; also -c pgbouncer, -c exporter
  kubectl exec -it pod/orders-0 -n shop -c orders -- sh
  # Its ports on this machine
  kubectl port-forward pod/orders-0 -n shop 6432 8080

`;

test('a Pod is explained to people from its class to the commands that look at it', () => {
  const target = KubernetesVersion.V1_36;
  const [pod] = podsIn(ORDERS, 'shop/orders.yaml', target);
  expect(textOf(pod!, textReporter({ target, paint: PLAIN, paintErrors: PLAIN }))).toBe(EXPLAINED);
});
