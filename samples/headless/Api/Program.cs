using System.Net.Http.Headers;
using System.Text;

var builder = WebApplication.CreateBuilder(args);

// `wordpress` is the site's name in the AppHost: where it is, service discovery knows.
builder.Services.AddServiceDiscovery();
builder.Services.AddHttpClient("wordpress", (services, client) =>
{
    // What the AppHost's WithReference(site) tells.
    var configuration = services.GetRequiredService<IConfiguration>();
    var credentials = $"{configuration["WORDPRESS_USERNAME"]}:{configuration["WORDPRESS_APPLICATIONPASSWORD"]}";
    client.BaseAddress = new Uri("https+http://wordpress/wp-json/wp/v2/");
    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
}).AddServiceDiscovery();

var app = builder.Build();

// The newest posts, which anybody may read.
app.MapGet("/", async (IHttpClientFactory clients, CancellationToken cancellationToken) =>
    await clients.CreateClient("wordpress").GetFromJsonAsync<Post[]>("posts?per_page=10&_fields=date,link,title", cancellationToken));

// Whom WordPress takes this program for: only those who have signed in are told.
app.MapGet("/me", async (IHttpClientFactory clients, CancellationToken cancellationToken) =>
    await clients.CreateClient("wordpress").GetFromJsonAsync<User>("users/me?context=edit&_fields=username,roles", cancellationToken));

app.Run();

internal sealed record Post(DateTime Date, Uri Link, Title Title);

internal sealed record Title(string Rendered);

internal sealed record User(string Username, string[] Roles);
