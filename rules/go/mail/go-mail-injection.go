package main

import (
	"mime"
	"net/http"
	"net/smtp"
	"strconv"

	"github.com/sendgrid/sendgrid-go/helpers/mail"
)

func send(w http.ResponseWriter, r *http.Request) {
	subject := r.FormValue("subject")
	// ruleid: go-mail-injection
	smtp.SendMail("mail:25", nil, "a@example.com", nil, []byte("Subject: "+subject))
	// ruleid: go-mail-injection
	mail.NewSingleEmail(nil, subject, nil, "text", "html")
	// ruleid: go-mail-injection
	mail.NewContent("text/html", "Hello "+r.FormValue("name"))
	// ok: go-mail-injection
	smtp.SendMail("mail:25", nil, "a@example.com", nil, []byte("Subject: "+mime.QEncoding.Encode("utf-8", subject)))
	n, _ := strconv.Atoi(r.FormValue("n"))
	// ok: go-mail-injection
	mail.NewContent("text/plain", "You have "+strconv.Itoa(n))
	// ok: go-mail-injection
	smtp.SendMail("mail:25", nil, "a@example.com", nil, []byte("Subject: hello"))
}
