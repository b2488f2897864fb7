// yaml-judge answers, for each base64 text on a line of standard input, what kubectl reads in it: the documents that
// its stream decoder hands on, each as the JSON that kubectl makes of it, and the error at which it stops.
//
//	yaml-judge < texts.base64 > answers.jsonl
//	yaml-judge -version
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"k8s.io/apimachinery/pkg/runtime"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	componentversion "k8s.io/component-base/version"
	kjson "sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

type document struct {
	// The document as kubectl sends it: numbers as int64 or float64.
	JSON string `json:"json"`
	// Why the strict decoder, which also refuses a key that is there twice, would refuse it.
	Strict string `json:"strict,omitempty"`
}

type answer struct {
	Documents []document `json:"documents"`
	Error     string     `json:"error,omitempty"`
}

// The same reader as FileVisitor.Visit and StreamVisitor.Visit in k8s.io/cli-runtime/pkg/resource.
func read(text []byte) (result answer) {
	defer func() {
		if problem := recover(); problem != nil {
			result.Error = fmt.Sprint("panic: ", problem)
		}
	}()
	result.Documents = []document{}
	decoded := transform.NewReader(bytes.NewReader(text), unicode.BOMOverride(unicode.UTF8.NewDecoder()))
	plain, _ := io.ReadAll(decoded)
	stream := utilyaml.NewYAMLOrJSONDecoder(bytes.NewReader(plain), 4096)
	sections := sectionsOf(plain)
	for {
		extension := runtime.RawExtension{}
		if err := stream.Decode(&extension); err != nil {
			if err != io.EOF {
				result.Error = err.Error()
			}
			return result
		}
		section := sections()
		raw := bytes.TrimSpace(extension.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		var value any
		if err := utiljson.Unmarshal(raw, &value); err != nil {
			result.Error = err.Error()
			return result
		}
		result.Documents = append(result.Documents, document{JSON: write(value), Strict: strict(section, raw)})
	}
}

// The YAML text of one document after the other; nothing where the stream is read as JSON.
func sectionsOf(text []byte) func() []byte {
	if utilyaml.IsJSONBuffer(text) {
		return func() []byte { return nil }
	}
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	return func() []byte {
		section, _ := reader.Read()
		return section
	}
}

func strict(section, raw []byte) string {
	var value any
	if section != nil {
		if err := yaml.UnmarshalStrict(section, &value); err != nil {
			return err.Error()
		}
		return ""
	}
	problems, err := kjson.UnmarshalStrict(raw, &value)
	if err != nil {
		return err.Error()
	}
	if len(problems) > 0 {
		return problems[0].Error()
	}
	return ""
}

func write(value any) string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return text.String()
}

func main() {
	version := flag.Bool("version", false, "print the version of Kubernetes")
	flag.Parse()
	if *version {
		fmt.Println("yaml-judge", componentversion.Get().GitVersion)
		return
	}
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer output.Flush()
	answers := json.NewEncoder(output)
	for {
		line, err := input.ReadBytes('\n')
		if line = bytes.TrimSpace(line); len(line) > 0 || err == nil {
			text, problem := base64.StdEncoding.DecodeString(string(line))
			if problem != nil {
				fmt.Fprintln(os.Stderr, "yaml-judge: not base64:", problem)
				os.Exit(1)
			}
			if problem = answers.Encode(read(text)); problem != nil {
				fmt.Fprintln(os.Stderr, "yaml-judge:", problem)
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}
