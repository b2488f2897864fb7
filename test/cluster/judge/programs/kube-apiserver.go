// kube-apiserver, built from the k8s.io/kubernetes module: the same main function as upstream's.
package main

import (
	"os"
	_ "time/tzdata" // a CronJob's time zone is validated, also where the machine has no zone files

	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

func main() { os.Exit(cli.Run(app.NewAPIServerCommand())) }
