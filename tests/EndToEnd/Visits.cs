using System.Text.Json;

namespace WpAspire.EndToEnd;

/// <summary>
/// A plugin with a session: it counts the visits of each visitor in <c>$_SESSION</c>, and tells which replica has
/// answered and what PHP was told about the request.
/// </summary>
internal static class Visits
{
    public const string Path = "/?visits";

    private const string Plugin = """
        <?php
        // Plugin Name: Visits
        add_action( 'init', static function () {
            if ( ! isset( $_GET['visits'] ) ) {
                return;
            }
            session_start();
            $_SESSION['visits'] = ( $_SESSION['visits'] ?? 0 ) + 1;
            wp_send_json( [
                'visits'  => $_SESSION['visits'],
                'replica' => gethostname(),
                'user'    => wp_get_current_user()->user_login ?: '',
                'address' => $_SERVER['REMOTE_ADDR'],
                'https'   => is_ssl(),
                'server'  => implode( "\n", array_filter( $_SERVER, static fn ( $value, $name ) => is_string( $value ) && preg_match( '/^HTTP_|^SERVER_NAME$/', $name ), ARRAY_FILTER_USE_BOTH ) ),
            ] );
        } );
        """;

    /// <summary>Puts the plugin into a site whose content is managed, by way of one of its containers.</summary>
    public static Task InstallAsync(string container) => Docker.RunAsync(
        "exec", container, "sh", "-c", "mkdir -p wp-content/mu-plugins && printf %s \"$1\" >wp-content/mu-plugins/visits.php", "sh", Plugin);

    /// <summary>One visit.</summary>
    public static async Task<Visit> PayAsync(SiteClient visitor, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Read(await visitor.GetJsonAsync(request));
    }

    /// <summary>What the plugin has answered.</summary>
    public static Visit Read(JsonElement answer) => new(
        answer.GetProperty("visits").GetInt32(),
        answer.GetProperty("replica").GetString()!,
        answer.GetProperty("user").GetString()!,
        answer.GetProperty("address").GetString()!,
        answer.GetProperty("https").GetBoolean(),
        answer.GetProperty("server").GetString()!);
}

/// <summary>What <see cref="Visits"/> says of one visit.</summary>
/// <param name="Count">How many there have been in this session.</param>
/// <param name="Replica">The host name of the replica that answered.</param>
/// <param name="User">Who is logged in.</param>
/// <param name="Address">Whom PHP takes the visitor for.</param>
/// <param name="IsHttps">Whether WordPress believes the visit to be encrypted.</param>
/// <param name="Server">What the headers that PHP was given say, and the server's name.</param>
internal sealed record Visit(int Count, string Replica, string User, string Address, bool IsHttps, string Server);
