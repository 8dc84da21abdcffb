fn back_up(request: &Request) -> bool {
    let program = request.query("program");
    let status = std::process::Command::new(program); // @BAD rust-command
    status.is_ok()
}
