class UsersController < ApplicationController
  def create
    # ruleid: ruby-mass-assignment
    User.new(params.permit!)
    # ruleid: ruby-mass-assignment
    User.create(params)
    # ruleid: ruby-mass-assignment
    @user.update(params.to_unsafe_h)
    # ok: ruby-mass-assignment
    User.new(params.require(:user).permit(:name, :email))
    # ok: ruby-mass-assignment
    User.create(name: params[:name])
    # ok: ruby-mass-assignment
    @user.update(user_params)
  end
end

class Message
  def part(params = {})
    # ok: ruby-mass-assignment
    add(Part.new(params))
  end

  def query(params)
    # ok: ruby-mass-assignment
    @query.update(params)
  end

  def save(options)
    # ruleid: ruby-mass-assignment
    @query.update(params)
  end
end
