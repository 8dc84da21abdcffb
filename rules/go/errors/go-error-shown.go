package main

import (
	"fmt"
	"log"
	"net/http"
	"runtime/debug"
)

func handler(w http.ResponseWriter, r *http.Request) {
	err := work()
	// ruleid: go-error-shown
	http.Error(w, err.Error(), http.StatusInternalServerError)
	// ruleid: go-error-shown
	http.Error(w, "failed: "+err.Error(), 500)
	// ruleid: go-error-shown
	w.Write(debug.Stack())
	// ok: go-error-shown
	http.Error(w, "something went wrong", http.StatusInternalServerError)
	// ok: go-error-shown
	http.Error(w, err.Error(), http.StatusBadRequest)
	// ok: go-error-shown
	log.Print(err.Error())
}

func work() error { return fmt.Errorf("no") }
