package main

import (
	"io"
	"net/http"
	"net/smtp"

	"gopkg.in/gomail.v2"
)

func send(w http.ResponseWriter, r *http.Request) {
	client, err := smtp.Dial("mail:25")
	if err != nil {
		return
	}
	body, err := client.Data()
	// ruleid: go-mail-injection
	io.WriteString(body, r.FormValue("text"))
	// ok: go-mail-injection
	io.WriteString(body, "hello")
	message := gomail.NewMessage()
	// ruleid: go-mail-injection
	message.SetHeader("Subject", r.FormValue("subject"))
	// ok: go-mail-injection
	message.SetHeader("Subject", "hello")
	// ok: go-mail-injection
	message.SetDateHeader("Date", r.FormValue("date"))
}
