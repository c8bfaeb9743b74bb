using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.Redis;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>An encrypted connection to Redis, as ElastiCache has it, and only to the one that is meant.</summary>
public sealed class RedisEncryptionTests(SmokeTestAssembly assembly)
{
    private const string Host = "redis-with-tls";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tls")]
    [InlineData("rediss")]
    public async Task Sessions_and_object_cache_are_encrypted_when_the_scheme_says_so(string scheme)
    {
        using var certificate = CreateCertificate(Host);
        await using var redis = await StartRedisAsync(certificate);
        await using var site = Site(await assembly.CreateDatabaseAsync(Cancellation), scheme)
            .WithSecret("/run/ca.pem", certificate.ExportCertificatePem())
            .WithEnvironment("WORDPRESS_SESSION_REDIS_SSL_CA", "/run/ca.pem")
            .WithEnvironment("WORDPRESS_CACHE_REDIS_SSL_CA", "/run/ca.pem")
            .Build();
        await site.StartAsync(Cancellation);

        var cookies = new CookieContainer();
        using var visitor = site.CreateClient(cookies);
        Assert.Equal("""{"session":true,"visits":1}""", await visitor.GetStringAsync(new Uri("/session.php", UriKind.Relative), Cancellation));
        Assert.Equal("""{"session":true,"visits":2}""", await visitor.GetStringAsync(new Uri("/session.php", UriKind.Relative), Cancellation));
        Assert.Equal("true", (await site.EvaluateAsync("return (bool) wp_using_ext_object_cache();", Cancellation)).GetRawText());
        // The server itself speaks nothing else.
        Assert.Equal("0\n", (await redis.ExecAsync(["sh", "-c", "REDISCLI_AUTH=$0 redis-cli --tls --cacert /tls/redis.crt --sni " + Host + " -h 127.0.0.1 config get port | tail -n 1", RedisBuilder.DefaultPassword], Cancellation)).Stdout);
    }

    [Theory]
    [InlineData("another server's certificate", "somebody-else", true)]
    [InlineData("a certificate of nobody that is known", Host, false)]
    public async Task A_server_that_can_not_prove_who_it_is_is_not_talked_to(string because, string name, bool isKnown)
    {
        using var certificate = CreateCertificate(name);
        await using var redis = await StartRedisAsync(certificate);
        var builder = Site(await assembly.CreateDatabaseAsync(Cancellation), "tls");
        if (isKnown)
        {
            builder = builder.WithSecret("/run/ca.pem", certificate.ExportCertificatePem())
                .WithEnvironment("WORDPRESS_SESSION_REDIS_SSL_CA", "/run/ca.pem")
                .WithEnvironment("WORDPRESS_CACHE_REDIS_SSL_CA", "/run/ca.pem");
        }

        await using var site = builder.Build();
        await site.StartAsync(Cancellation);

        using var visitor = site.CreateClient();
        Assert.True("""{"session":false,"visits":1}""" == await visitor.GetStringAsync(new Uri("/session.php", UriKind.Relative), Cancellation), because);
        Assert.Equal("false", (await site.EvaluateAsync("return (bool) wp_using_ext_object_cache();", Cancellation)).GetRawText());
    }

    private WordPressBuilder Site(Database database, string scheme)
        => new WordPressBuilder(assembly.Images.WordPress)
            .WithDatabase(database)
            .WithRedis("SESSION", Host)
            .WithRedis("CACHE", Host)
            .WithEnvironment("WORDPRESS_SESSION_REDIS_SCHEME", scheme)
            .WithEnvironment("WORDPRESS_CACHE_REDIS_SCHEME", scheme)
            .WithPage("evaluate.php")
            .WithPage("session.php");

    private async Task<RedisContainer> StartRedisAsync(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        var redis = new RedisBuilder(assembly.Images.Redis)
            .WithNetwork(assembly.Network)
            .WithNetworkAliases(Host)
            .WithResourceMapping(Encoding.UTF8.GetBytes(certificate.ExportCertificatePem()), "/tls/redis.crt")
            .WithResourceMapping(Encoding.UTF8.GetBytes(key.ExportPkcs8PrivateKeyPem()), "/tls/redis.key")
            .WithCommand("--port", "0", "--tls-port", "6379", "--tls-cert-file", "/tls/redis.crt", "--tls-key-file", "/tls/redis.key", "--tls-auth-clients", "no")
            .WithWaitStrategy(DotNet.Testcontainers.Builders.Wait.ForUnixContainer().UntilMessageIsLogged("Ready to accept connections tls"))
            .Build();
        await redis.StartAsync(Cancellation);
        return redis;
    }

    private static X509Certificate2 CreateCertificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
