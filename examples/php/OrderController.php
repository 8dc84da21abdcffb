<?php
// Orders of the shop's newer part, which is written with Laravel.

namespace App\Http\Controllers;

use App\Models\Order;
use App\Models\User;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Hash;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;
use Illuminate\Support\Facades\Storage;
use Illuminate\Support\Str;

class OrderController extends Controller
{
    public function index(Request $request)
    {
        $status = $request->input('status');
        // ruleid: php-sql-injection
        $orders = DB::select("SELECT * FROM orders WHERE status = '$status'");
        // ruleid: php-sql-injection
        $sorted = Order::orderByRaw($request->query('sort', 'created_at'))->get();
        // ok: php-sql-injection
        $mine = DB::select('SELECT * FROM orders WHERE status = ? AND user_id = ?', [$status, $request->user()->id]);
        // ok: php-sql-injection
        $recent = Order::where('status', $status)->orderBy('created_at', 'desc')->paginate(20);
        // ruleid: php-sql-injection
        $found = Order::whereRaw("note LIKE '%" . $request->note . "%'")->get();
        return view('orders.index', compact('orders', 'sorted', 'mine', 'recent', 'found'));
    }

    public function store(Request $request)
    {
        // ruleid: php-mass-assignment
        $order = Order::create($request->all());

        $data = $request->validate([
            'product_id' => 'required|integer',
            'note' => 'nullable|string|max:500',
        ]);
        // ok: php-mass-assignment
        $other = Order::create($data);
        return response()->json([$order, $other], 201);
    }

    public function invoice(Request $request, $id)
    {
        // ruleid: php-path-traversal
        return response()->download(storage_path('invoices/' . $request->file_name));
    }

    public function receipt(Order $order)
    {
        // ok: php-path-traversal
        return response()->download(storage_path('receipts/' . $order->id . '.pdf'));
    }

    public function avatar(Request $request)
    {
        $request->validate(['avatar' => 'required|image|max:2048']);
        // ok: php-unrestricted-upload
        $path = $request->file('avatar')->store('avatars');
        return back()->with('path', $path);
    }

    public function attachment(Request $request)
    {
        $file = $request->file('attachment');
        // ruleid: php-unrestricted-upload
        $file->move(public_path('attachments'), $file->getClientOriginalName());
        return back();
    }

    public function track(Request $request)
    {
        // ruleid: php-ssrf
        $answer = Http::get($request->input('carrier_url'));
        // ok: php-ssrf
        $checked = Http::get('https://carrier.example.com/track', ['number' => $request->input('number')]);
        return [$answer->body(), $checked->json()];
    }

    public function after(Request $request)
    {
        // ruleid: php-open-redirect
        return redirect($request->input('return_url'));
    }

    public function done(Request $request)
    {
        // ok: php-open-redirect
        return redirect()->route('orders.show', ['order' => $request->input('id')]);
    }

    public function register(Request $request)
    {
        $user = new User();
        $user->email = $request->email;
        // ok: php-password-hash
        $user->password = Hash::make($request->password);
        // ruleid: php-insecure-random, php-weak-hash
        $user->api_token = md5(mt_rand());
        // ok: php-insecure-random
        $user->remember_token = Str::random(60);
        $user->save();
        return $user;
    }
}
