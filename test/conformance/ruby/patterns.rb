# ruleid: command
system "ls", dir
# ruleid: command
system("ls #{dir}")
# ok: command
system

# ruleid: symbol
skip_before_action :login, only: [:index]
# ok: symbol
skip_before_action "login"

# ruleid: keyword
render status: 200, inline: text
# ok: keyword
render status: 200

# ruleid: interpolated
User.where("name = '#{name}'")
# ok: interpolated
User.where("name = ?", name)

class Page < Base
  def show
    # ruleid: in-class
    danger 1
  end
end

class Other < Plain
  # ok: in-class
  danger 1
end

# ruleid: block
transaction do
  save
end
# ok: block
transaction(1)

def careful(x)
  begin
    # ruleid: rescued
    risky(x)
  rescue StandardError => error
    log(error)
  end
  # ok: rescued
  risky(x)
end

unless allowed(user)
  # ruleid: unless
  guarded(user)
end
if allowed(user)
  # ok: unless
  guarded(user)
end

# ruleid: expression
name =~ /^admin/
# ok: expression
name =~ /^user/

def find
  id = params[:id]
  # ruleid: flow
  execute("select #{id}")
  # ruleid: flow
  execute(<<~SQL)
    select * from t where id = #{id}
  SQL
  # ok: flow
  execute(clean(id))
end

def read_id
  params[:id]
end

def indirectly
  # ruleid: flow
  execute(read_id())
end
