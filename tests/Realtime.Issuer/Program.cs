using Realtime.Issuer;

// A provider of other people's accounts for tests: real OpenID Connect, and what Google and GitHub speak. It believes whoever asks.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<People>();
builder.Services.AddSingleton<Clients>();
builder.Services.AddSingleton<Grants>();
builder.Services.AddOpenIdConnect();

var app = builder.Build();
await app.PrepareOpenIdConnectAsync();
app.UseAuthentication();
app.MapSettings();
app.MapOpenIdConnect();
app.MapGoogle();
app.MapGitHub();
await app.RunAsync();
