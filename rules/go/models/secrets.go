package main

import (
	"fmt"
	"log"
)

type account struct {
	Name     string
	Password string
}

func show(a account, apiKey string) {
	// ruleid: go-secret-logged
	log.Println(a.Password)
	// ruleid: go-secret-logged
	fmt.Println("key", apiKey)
	// ok: go-secret-logged
	log.Println(a.Name)
	// ok: go-secret-logged
	fmt.Println(len(apiKey))
	// ok: go-secret-logged
	log.Println(apiKey == "")
}
