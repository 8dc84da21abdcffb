func convertImage(writer http.ResponseWriter, request *http.Request) {
	size := request.URL.Query().Get("size")
	command := exec.Command("sh", "-c", "convert in.png -resize "+size+" out.png") // @BAD go-command
	if err := command.Run(); err != nil {
		http.Error(writer, "failed", http.StatusInternalServerError)
	}
}
