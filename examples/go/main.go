// A small service that keeps notes and files for the members of a team.
package main

import (
	"archive/zip"
	"context"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log"
	mrand "math/rand"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
)

// ruleid: go-hardcoded-password
const adminPassword = "Winter-2024-notes!"

const uploads = "/srv/notes/uploads"

var allowedColumns = map[string]bool{"title": true, "created": true}

var previewHosts = map[string]string{
	"docs": "https://docs.example.com/",
	"wiki": "https://wiki.example.com/",
}

var profile = template.Must(template.New("profile").Parse(`<h1>{{.Name}}</h1><p>{{.About}}</p>`))

type note struct {
	ID    int    `json:"id"`
	Title string `json:"title"`
	Body  string `json:"body"`
}

type server struct {
	db     *sql.DB
	secret []byte
	client *http.Client
}

func newServer(db *sql.DB, secret []byte) *server {
	return &server{
		db:     db,
		secret: secret,
		client: &http.Client{
			Timeout: 10 * time.Second,
			Transport: &http.Transport{
				// ruleid: go-tls-unverified
				TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
			},
		},
	}
}

// search finds notes by a part of their title.
func (s *server) search(w http.ResponseWriter, r *http.Request) {
	term := r.URL.Query().Get("q")
	query := fmt.Sprintf("SELECT id, title FROM notes WHERE title LIKE '%%%s%%'", term)
	// ruleid: go-sql-injection
	rows, err := s.db.QueryContext(r.Context(), query)
	if err != nil {
		// ruleid: go-error-shown
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	s.writeNotes(w, rows)
}

// list gives all notes in an order that the client chooses from those that there are.
func (s *server) list(w http.ResponseWriter, r *http.Request) {
	column := r.URL.Query().Get("sort")
	if !allowedColumns[column] {
		column = "title"
	}
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil || limit < 1 || limit > 100 {
		limit = 20
	}
	// ok: go-sql-injection
	rows, err := s.db.QueryContext(r.Context(), fmt.Sprintf("SELECT id, title FROM notes LIMIT %d", limit))
	if err != nil {
		log.Print(err)
		http.Error(w, "something went wrong", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	s.writeNotes(w, rows)
}

func (s *server) writeNotes(w http.ResponseWriter, rows *sql.Rows) {
	notes := []note{}
	for rows.Next() {
		var n note
		if err := rows.Scan(&n.ID, &n.Title); err != nil {
			log.Print(err)
			return
		}
		notes = append(notes, n)
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(notes)
}

// create keeps a note that the client sends.
func (s *server) create(w http.ResponseWriter, r *http.Request) {
	var n note
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&n); err != nil {
		http.Error(w, "not a note", http.StatusBadRequest)
		return
	}
	// ok: go-sql-injection
	_, err := s.db.ExecContext(r.Context(), "INSERT INTO notes (title, body) VALUES ($1, $2)", n.Title, n.Body)
	if err != nil {
		log.Print(err)
		http.Error(w, "something went wrong", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// download sends a file that somebody has uploaded.
func (s *server) download(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("file")
	// ruleid: go-path-traversal
	http.ServeFile(w, r, filepath.Join(uploads, name))
}

// thumbnail sends the small form of a picture.
func (s *server) thumbnail(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("file")
	if !filepath.IsLocal(name) {
		http.NotFound(w, r)
		return
	}
	// ok: go-path-traversal
	http.ServeFile(w, r, filepath.Join(uploads, "small", name))
}

// convert makes a PDF of a file.
func (s *server) convert(w http.ResponseWriter, r *http.Request) {
	name := filepath.Base(r.FormValue("file"))
	format := r.FormValue("format")
	// ruleid: go-command-injection
	out, err := exec.Command("sh", "-c", "pandoc "+filepath.Join(uploads, name)+" -t "+format).Output()
	if err != nil {
		http.Error(w, "cannot convert", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Write(out)
}

// uptime says how long the machine has been running.
func (s *server) uptime(w http.ResponseWriter, r *http.Request) {
	// ok: go-command-injection
	out, err := exec.CommandContext(r.Context(), "uptime", "-p").Output()
	if err != nil {
		http.Error(w, "unknown", http.StatusInternalServerError)
		return
	}
	w.Write(out)
}

// preview fetches the page that a note links to.
func (s *server) preview(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-ssrf
	response, err := s.client.Get(r.FormValue("url"))
	if err != nil {
		http.Error(w, "cannot fetch", http.StatusBadGateway)
		return
	}
	defer response.Body.Close()
	// ruleid: go-xss
	fmt.Fprintln(w, response.Status)
}

// documentation fetches a page of one of our own servers.
func (s *server) documentation(w http.ResponseWriter, r *http.Request) {
	base, ok := previewHosts[r.FormValue("site")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	// ok: go-ssrf
	response, err := s.client.Get("https://docs.example.com/" + url.PathEscape(r.FormValue("page")))
	if err != nil {
		http.Error(w, base, http.StatusBadGateway)
		return
	}
	defer response.Body.Close()
	fmt.Fprintln(w, response.Status)
}

// greet shows a page for a person.
func (s *server) greet(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-xss
	fmt.Fprintf(w, "<h1>Hello, %s</h1>", name)
}

// show is the same by a template, which escapes.
func (s *server) show(w http.ResponseWriter, r *http.Request) {
	// ok: go-xss
	profile.Execute(w, map[string]string{"Name": r.FormValue("name"), "About": r.FormValue("about")})
}

// login checks a password and sets the session.
func (s *server) login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	password := r.FormValue("password")
	var hash []byte
	// ok: go-sql-injection
	if err := s.db.QueryRow("SELECT hash FROM users WHERE name = $1", user).Scan(&hash); err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	if err := bcrypt.CompareHashAndPassword(hash, []byte(password)); err != nil {
		// ruleid: go-log-injection
		log.Printf("failed login of %s", user)
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	// ok: go-log-injection
	log.Printf("login of %q", user)
	// ruleid: go-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: s.newSession()})
	// ruleid: go-open-redirect
	http.Redirect(w, r, r.FormValue("next"), http.StatusSeeOther)
}

func (s *server) newSession() string {
	b := make([]byte, 32)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// resetToken makes what is sent to somebody who has forgotten the password.
func resetToken() string {
	// ruleid: go-insecure-random
	return strconv.FormatInt(mrand.Int63(), 36)
}

func retryDelay() time.Duration {
	// ok: go-insecure-random
	return time.Duration(mrand.Intn(100)) * time.Millisecond
}

// register keeps a new account.
func (s *server) register(w http.ResponseWriter, r *http.Request) {
	password := r.FormValue("password")
	// ruleid: go-weak-hash, go-password-hash
	sum := md5.Sum([]byte(password))
	// ok: go-password-hash
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	s.db.Exec("INSERT INTO users (name, hash, old) VALUES ($1, $2, $3)", r.FormValue("user"), hash, sum[:])
}

// claims reads a token without looking at its signature.
func claims(text string) (jwt.MapClaims, error) {
	found := jwt.MapClaims{}
	// ruleid: go-jwt-unverified
	_, _, err := jwt.NewParser().ParseUnverified(text, found)
	return found, err
}

// checkedClaims reads a token that this server has signed.
func (s *server) checkedClaims(text string) (jwt.MapClaims, error) {
	found := jwt.MapClaims{}
	// ok: go-jwt-unverified
	_, err := jwt.ParseWithClaims(text, found, func(*jwt.Token) (any, error) {
		return s.secret, nil
	}, jwt.WithValidMethods([]string{"HS256"}))
	return found, err
}

// webhook takes what another service sends, if it has signed it.
func (s *server) webhook(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	mac := hmac.New(sha256.New, s.secret)
	mac.Write(body)
	signature := r.Header.Get("X-Signature")
	// ruleid: go-timing-comparison
	if signature != hex.EncodeToString(mac.Sum(nil)) {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	// ok: go-timing-comparison
	if !hmac.Equal([]byte(signature), mac.Sum(nil)) {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// unpack puts the files of an archive below a folder.
func unpack(archive *zip.ReadCloser, folder string) error {
	for _, file := range archive.File {
		// ruleid: go-archive-extraction
		out, err := os.Create(filepath.Join(folder, file.Name))
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

// unpackCarefully does so where no name leads out of it.
func unpackCarefully(archive *zip.ReadCloser, folder string) error {
	for _, file := range archive.File {
		if !filepath.IsLocal(file.Name) {
			return errors.New("an entry leads out of the folder")
		}
		// ok: go-archive-extraction
		out, err := os.Create(filepath.Join(folder, file.Name))
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

// export writes all notes to a file.
func export(text string) error {
	// ruleid: go-file-permissions
	if err := os.WriteFile("export.txt", []byte(text), 0666); err != nil {
		return err
	}
	// ok: go-file-permissions
	return os.WriteFile("private.txt", []byte(strings.ToUpper(text)), 0o600)
}

func main() {
	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	// ruleid: go-context-leak
	ctx, _ := context.WithTimeout(context.Background(), time.Minute)
	if err := db.PingContext(ctx); err != nil {
		log.Fatal(err)
	}
	s := newServer(db, []byte(os.Getenv("NOTES_SECRET")))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /search", s.search)
	mux.HandleFunc("GET /notes", s.list)
	mux.HandleFunc("POST /notes", s.create)
	mux.HandleFunc("POST /login", s.login)
	// ok: go-server-timeout
	inner := &http.Server{Addr: "127.0.0.1:9000", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go inner.ListenAndServe()
	// ruleid: go-server-timeout
	log.Fatal(http.ListenAndServe(":8080", mux))
}
