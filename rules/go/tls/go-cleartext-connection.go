package main

import (
	"context"
	"net"
	"net/http"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

func connect(address, user, password string, secure credentials.TransportCredentials) {
	// ruleid: go-cleartext-connection
	grpc.Dial(address, grpc.WithInsecure())
	// ruleid: go-cleartext-connection
	grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	// ok: go-cleartext-connection
	grpc.NewClient(address, grpc.WithTransportCredentials(secure))
	request, err := http.NewRequest("GET", "http://api.example.com/", nil)
	if err != nil {
		return
	}
	// ruleid: go-cleartext-connection
	request.SetBasicAuth(user, password)
	other, err := http.NewRequest("GET", "https://api.example.com/", nil)
	// ok: go-cleartext-connection
	other.SetBasicAuth(user, password)
	local, err := http.NewRequest("GET", "http://localhost:8080/", nil)
	// ok: go-cleartext-connection
	local.SetBasicAuth(user, password)
}

func onThisMachine(ctx context.Context, address string, dial func(context.Context, string) (net.Conn, error)) {
	// ok: go-cleartext-connection
	grpc.DialContext(ctx, address, grpc.WithInsecure(), grpc.WithContextDialer(dial))
	// ok: go-cleartext-connection
	options := []grpc.DialOption{grpc.WithBlock(), grpc.WithInsecure(), grpc.WithContextDialer(dial)}
	grpc.DialContext(ctx, address, options...)
	// ruleid: go-cleartext-connection
	grpc.DialContext(ctx, address, grpc.WithInsecure(), grpc.WithBlock())
	dialer := grpc.WithContextDialer(dial)
	// ok: go-cleartext-connection
	grpc.DialContext(ctx, address, dialer, grpc.WithInsecure())
}
