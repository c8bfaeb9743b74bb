namespace WpAspire.WordPress.Tests;

public class AddMariaDbTests
{
    [Fact]
    public void The_default_image_is_the_official_one()
    {
        var server = DistributedApplication.CreateBuilder([]).AddMariaDb("mariadb").Resource;

        Assert.True(server.TryGetContainerImageName(out var image));
        Assert.Equal("mariadb:11.8", image);
    }

    [Fact]
    public void The_server_listens_on_3306_and_any_port_of_this_machine()
    {
        var endpoint = Assert.Single(DistributedApplication.CreateBuilder([]).AddMariaDb("mariadb").Resource.Annotations.OfType<EndpointAnnotation>());

        Assert.Equal((3306, "tcp", false, false), (endpoint.TargetPort, endpoint.UriScheme, endpoint.IsExternal, endpoint.IsProxied));
    }

    [Fact]
    public async Task The_first_database_is_the_one_that_the_image_creates()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var mariadb = builder.AddMariaDb("mariadb");
        mariadb.AddDatabase("wordpress-db", "wordpress");
        mariadb.AddDatabase("shop");

        var environment = await mariadb.Resource.EnvironmentOfAsync(builder);

        Assert.Equal("mariadb-password", Assert.IsType<ParameterResource>(environment["MARIADB_ROOT_PASSWORD"]).Name);
        Assert.Equal("wordpress", environment["MARIADB_DATABASE"]);
        Assert.Equal("wordpress", environment["MARIADB_USER"]);
        Assert.Equal("wordpress-db-password", Assert.IsType<ParameterResource>(environment["MARIADB_PASSWORD"]).Name);
        Assert.Equal(["wordpress", "shop"], mariadb.Resource.Databases.Select(d => d.DatabaseName));
    }

    [Fact]
    public async Task A_server_without_databases_creates_none()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var mariadb = builder.AddMariaDb("mariadb");

        Assert.Equal(["MARIADB_ROOT_PASSWORD"], (await mariadb.Resource.EnvironmentOfAsync(builder)).Keys);
    }

    [Fact]
    public void Passwords_are_secret()
    {
        var mariadb = DistributedApplication.CreateBuilder([]).AddMariaDb("mariadb");
        var database = mariadb.AddDatabase("db");

        Assert.True(mariadb.Resource.PasswordParameter.Secret);
        Assert.True(database.Resource.PasswordParameter.Secret);
    }

    [Fact]
    public void A_given_password_is_used()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var first = builder.AddParameter("first", "one", secret: true);
        var second = builder.AddParameter("second", "two", secret: true);

        var mariadb = builder.AddMariaDb("mariadb", first);
        Assert.Same(first.Resource, mariadb.Resource.PasswordParameter);
        Assert.Same(second.Resource, mariadb.WithPassword(second).Resource.PasswordParameter);
    }

    [Fact]
    public void Data_is_kept_in_a_volume_of_the_site()
    {
        var one = Volume(DistributedApplication.CreateBuilder(["--name", "one"]).AddMariaDb("mariadb").WithDataVolume());
        var two = Volume(DistributedApplication.CreateBuilder(["--name", "two"]).AddMariaDb("mariadb").WithDataVolume());

        Assert.Equal("/var/lib/mysql", one.Target);
        Assert.StartsWith("one-", one.Source, StringComparison.Ordinal);
        Assert.EndsWith("-mariadb-data", one.Source, StringComparison.Ordinal);
        Assert.NotEqual(one.Source, two.Source);
    }

    [Fact]
    public void Init_files_go_where_the_image_runs_them()
    {
        var source = Directory.CreateTempSubdirectory("init-");
        var server = DistributedApplication.CreateBuilder([]).AddMariaDb("mariadb").WithInitFiles(source.FullName).Resource;
        source.Delete();

        Assert.Equal("/docker-entrypoint-initdb.d", Assert.Single(server.Annotations.OfType<ContainerFileSystemCallbackAnnotation>()).DestinationPath);
    }

    [Fact]
    public void Init_files_that_are_not_there_are_named()
    {
        var mariadb = DistributedApplication.CreateBuilder([]).AddMariaDb("mariadb");

        Assert.Contains("'no-such-directory'", Assert.Throws<DistributedApplicationException>(() => mariadb.WithInitFiles("no-such-directory")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop; DROP DATABASE mysql")]
    [InlineData("root")]
    [InlineData("")]
    [InlineData("a-b")]
    public void A_bad_database_name_is_named(string name)
    {
        var mariadb = DistributedApplication.CreateBuilder([]).AddMariaDb("mariadb");

        Assert.Contains($"'{name}'", Assert.Throws<DistributedApplicationException>(() => mariadb.AddDatabase("db", name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_resources_cannot_have_one_database()
    {
        var mariadb = DistributedApplication.CreateBuilder([]).AddMariaDb("mariadb");
        mariadb.AddDatabase("first", "shop");

        Assert.Contains("'first'", Assert.Throws<DistributedApplicationException>(() => mariadb.AddDatabase("second", "Shop")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_properties_are_expressions_that_both_worlds_can_resolve()
    {
        var mariadb = DistributedApplication.CreateBuilder([]).AddMariaDb("mariadb");
        IResourceWithConnectionString database = mariadb.AddDatabase("wordpress-db", "wordpress").Resource;

        var properties = database.GetConnectionProperties().ToDictionary();

        Assert.Equal(["Host", "Port", "Username", "Password", "DatabaseName", "Uri"], properties.Keys);
        Assert.Equal("{mariadb.bindings.tcp.host}", properties["Host"].ValueExpression);
        Assert.Equal("{wordpress-db-password.value}", properties["Password"].ValueExpression);
        Assert.Equal("wordpress", properties["Username"].ValueExpression);
    }

    private static ContainerMountAnnotation Volume(IResourceBuilder<MariaDbServerResource> server) =>
        Assert.Single(server.Resource.Annotations.OfType<ContainerMountAnnotation>());
}
