function a(token) {
  // ruleid: javascript-swallowed-security-error
  try {
    jwt.verify(token, key);
  } catch {}
}

function b(token) {
  // ruleid: javascript-swallowed-security-error
  try {
    verifyToken(token);
  } catch (error) {
    return true;
  }
}

function c(req, res, next) {
  // ruleid: javascript-swallowed-security-error
  try {
    auth.checkPermissions(req.user);
  } catch (error) {
    next();
  }
}

function d(token) {
  // ok: javascript-swallowed-security-error
  try {
    jwt.verify(token, key);
  } catch (error) {
    return false;
  }
}

function e(path) {
  // ok: javascript-swallowed-security-error
  try {
    fs.unlinkSync(path);
  } catch {}
}

function f(token) {
  // ok: javascript-swallowed-security-error
  try {
    verifyToken(token);
  } catch (error) {
    throw new Error('no');
  }
}
