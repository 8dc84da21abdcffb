def resize_image(request)
  size = request.params["size"]
  system("convert in.png -resize #{size} out.png") # @BAD ruby-command
end
