package main

import (
	"log"
	"net/http"

	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
)

type list struct{}

func (list) Info(text string) {}

func entries(r *http.Request, logger *zap.Logger, own *log.Logger) {
	name := r.FormValue("name")
	// ruleid: go-log-injection
	logrus.Infof("login of %s", name)
	// ruleid: go-log-injection
	logrus.WithField("a", 1).Warn(name)
	// ruleid: go-log-injection
	own.Println(name)
	// ruleid: go-log-injection
	logger.Info("login of " + name)
	// ruleid: go-log-injection
	logger.Sugar().Infof("login of %s", name)
	// ok: go-log-injection
	logger.Info("login", zap.String("name", name))
	// ok: go-log-injection
	log.Printf("login of %q", name)
	// ok: go-log-injection
	log.Printf("%s %s", r.Method, r.URL)
	// ok: go-log-injection
	list{}.Info(name)
}
