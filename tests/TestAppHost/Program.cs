// One model a scenario (--scenario=…): what people write wrong in a Program.cs of their own, and small models that start fast.
var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
{
    Args = args,
    DisableDashboard = !args.Contains("--dashboard=on"),
    // Whatever the tests start it with, it is the application that its project is.
    AllowUnsecuredTransport = true,
});

const string Base = "debian";
const string Tag = "trixie-slim";
const string Docker = "../../docker";

switch (Setting("scenario"))
{
    case "bad-resource-name":
        builder.AddMariaDb(Setting("resource"));
        break;

    case "bad-database-name":
        builder.AddMariaDb("mariadb").AddDatabase("shop", "shop; DROP DATABASE mysql");
        break;

    case "missing-dockerfile":
        Web("box").WithDockerfile("no-such-directory").WithReplicas(1);
        break;

    case "replicas-of-a-database":
        builder.AddMariaDb("mariadb").WithDataVolume().WithReplicas(2);
        break;

    case "replicas-of-one-writer":
        Web("box").WithVolume("box-data", "/data").WithReplicas(3);
        break;

    case "failing-dockerfile":
        Web("box").WithDockerfile("failing").WithReplicas(1);
        break;

    case "missing-image":
        Web("box").WithImage("registry.invalid/no/such-image", "1.0").WithReplicas(1);
        break;

    case "exits-at-start":
        Service("box").WithEntrypoint("/bin/sh").WithArgs("-c", "echo 'the licence key is missing' >&2; exit 3").WithHttpEndpoint(targetPort: 8000).WithReplicas(1);
        break;

    case "unknown-runtime-argument":
        Web("box").WithContainerRuntimeArgs("--read-only", "--frobnicate").WithReplicas(1);
        break;

    case "fixed-port":
        Web("web").WithReplicas(1).WithEndpoint("http", e => e.Port = int.Parse(Setting("port"), null));
        break;

    case "web":
        Web("web").WithReplicas(1);
        break;

    case "gated-web":
        // Answers once somebody has made /tmp/open.
        Web("web", "while (!-e '/tmp/open') { select(undef, undef, undef, 0.02); }").WithReplicas(1);
        break;

    case "scheduled-web":
        Web("web").WithReplicas(2).WithHttpSchedule("/due", TimeSpan.FromSeconds(1));
        break;

    case "database":
        var mariadb = MariaDb().WithDataVolume().WithInitFiles("init");
        mariadb.AddDatabase("shop-db", "shop");
        if (builder.Configuration["stock"] is not null)
        {
            mariadb.AddDatabase("stock-db", "stock");
        }

        break;

    case "server":
        MariaDb();
        break;

    case "site":
        Site();
        break;

    case "slow-page":
        Site().WithBindMount("slow-page.php", "/var/www/html/wp-content/mu-plugins/slow-page.php", isReadOnly: true);
        break;

    case "local-https":
        Site().WithLocalHttps();
        break;

    case "cluster":
        // The sessions' Redis is started as the official image is; what takes its place in the tests has a shell and redis-server, too.
        Site().WithReplicas(3)
              .WithContentMode(WordPressContentMode.Managed)
              .WithMail(builder.AddMailCatcher("mail"))
              .WithObjectCache(builder.AddRedis("cache").WithDockerfile($"{Docker}/redis"))
              .WithSessions(builder.AddRedis("sessions").WithImage(Setting("redis-image")));
        break;

    case var other:
        throw new DistributedApplicationException($"There is no scenario '{other}'.");
}

builder.Build().Run();

string Setting(string name) => builder.Configuration[name] ?? throw new DistributedApplicationException($"The argument --{name} is missing.");

IResourceBuilder<ContainerResource> Service(string name) => builder.AddContainer(name, Base, Tag);

// What every Debian image has that can answer a request: Perl.
IResourceBuilder<ContainerResource> Web(string name, string before = "") =>
    Service(name)
        .WithEntrypoint("/usr/bin/perl")
        .WithArgs("-MIO::Socket", "-e", $$"""
            $| = 1; $SIG{TERM} = sub { exit };
            {{before}}
            my $server = IO::Socket::INET->new(LocalPort => 8000, Listen => 5, ReuseAddr => 1) or die;
            print "web ready\n";
            while (my $client = $server->accept) {
                my $request = <$client>;
                print "asked $1\n" if $request =~ m{^(\w+ /(?:due|die))};
                exit 1 if $request =~ m{^POST /die};
                while (<$client>) { last if /^\r?\n/; }
                if ($request =~ m{/echo}) {
                    print $client "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n";
                    print $client scalar <$client>;
                    close $client;
                    next;
                }
                print $client "HTTP/1.0 200 OK\r\nContent-Length: 6\r\n\r\nhello\n";
                close $client;
            }
            """)
        .WithHttpEndpoint(targetPort: 8000)
        .WithExternalHttpEndpoints()
        .WithHttpProbe(ProbeType.Readiness, "/");

IResourceBuilder<MariaDbServerResource> MariaDb() => builder.AddMariaDb("mariadb").WithDockerfile($"{Docker}/mariadb");

IResourceBuilder<WordPressResource> Site()
{
    var database = MariaDb().WithDataVolume().AddDatabase("wordpress-db", "wordpress");
    builder.AddToolbox("toolbox", database).WithDockerfile(Docker, "toolbox/Dockerfile").WithExplicitStart();
    return builder.AddWordPress("wordpress", database)
        .WithDockerfile($"{Docker}/wordpress")
        .WithUploads(builder.AddSharedVolume("uploads"))
        .WithExternalHttpEndpoints();
}
