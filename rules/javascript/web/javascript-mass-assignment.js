async function save(req, res) {
  // ruleid: javascript-mass-assignment
  await User.create(req.body);
  // ruleid: javascript-mass-assignment
  await User.findByIdAndUpdate(req.params.id, req.body, { new: true });
  // ruleid: javascript-mass-assignment
  await prisma.user.update({ where: { id }, data: req.body });
  // ruleid: javascript-mass-assignment
  const user = new User(req.body);
  // ok: javascript-mass-assignment
  await User.create({ name: req.body.name });
  // ok: javascript-mass-assignment
  await User.create(pick(req.body, ['name']));
  // ok: javascript-mass-assignment
  const date = new Date(req.body);
}
