package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	// ruleid: go-profiling-open
	http.ListenAndServe(":8080", nil)
	// ruleid: go-profiling-open
	http.ListenAndServe("0.0.0.0:80", nil)
	// ruleid: go-profiling-open
	http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil)
	// ok: go-profiling-open
	http.ListenAndServe("localhost:6060", nil)
	// ok: go-profiling-open
	http.ListenAndServe("127.0.0.1:6060", nil)
	// ok: go-profiling-open
	http.ListenAndServe(":8080", http.NewServeMux())
}
