namespace WpAspire.Hosting.Tests.ApplicationModel;

public class AppHostArgumentsTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("run", "run")]
    [InlineData("stop", "stop", "--volumes")]
    [InlineData("stop", "--name", "blog", "stop")]
    [InlineData("stop", "--name=blog", "stop")]
    [InlineData("logs", "--set", "a=b", "logs", "mariadb")]
    [InlineData("publish", "-o", "out", "publish")]
    [InlineData("run", "--help")]
    public void The_verb_is_the_first_word_that_is_not_an_options_value(string verb, params string[] args) =>
        Assert.Equal(verb, AppHostArguments.Parse(args).Verb);

    [Theory]
    [InlineData(true, "run")]
    [InlineData(true, "--environment", "prod", "publish")]
    [InlineData(false)]
    [InlineData(false, "--environment", "prod", "--name=blog", "--set", "a=b")]
    [InlineData(false, "--", "publish")]
    public void A_command_line_may_have_no_verb(bool hasVerb, params string[] args) =>
        Assert.Equal(hasVerb, AppHostArguments.Parse(args).HasVerb);

    [Theory]
    [InlineData("wpaspire")]
    [InlineData("blog", "--name", "blog")]
    [InlineData("blog", "run", "--name=blog")]
    [InlineData("Not A Site", "--name", "Not A Site")]
    [InlineData("wpaspire", "--name")]
    [InlineData("wpaspire", "exec", "wordpress", "--", "wp", "post", "create", "--name", "x")]
    public void The_site_name_is_taken_as_it_is(string name, params string[] args) =>
        Assert.Equal(name, AppHostArguments.Parse(args).SiteName);

    [Fact]
    public void Settings_are_collected_in_their_order_and_may_have_any_value()
    {
        var arguments = AppHostArguments.Parse(["--set", "A:B=1", "run", "--set=C=x=y", "--set", "A:B=", "--set", "nothing", "--set", "=x"]);

        Assert.Equal([new("A:B", "1"), new("C", "x=y"), new("A:B", "")], arguments.Settings);
    }

    [Theory]
    [InlineData("publish", true)]
    [InlineData("deploy", true)]
    [InlineData("preview", true)]
    [InlineData("destroy", true)]
    [InlineData("outputs", true)]
    [InlineData("refresh", true)]
    [InlineData("cancel", true)]
    [InlineData("do", true)]
    [InlineData("run", false)]
    [InlineData("stop", false)]
    public void Verbs_about_the_cloud_make_a_model_for_a_publish(string verb, bool isPublish)
    {
        Assert.Equal(isPublish, AppHostArguments.Parse([verb]).OperationIsPublish);
        Assert.Equal(isPublish, TestApp.Create(verb).ExecutionContext.IsPublishMode);
        Assert.Equal(!isPublish, TestApp.Create(verb).ExecutionContext.IsRunMode);
    }

    [Fact]
    public void The_operation_option_of_Aspire_is_understood() =>
        Assert.True(AppHostArguments.Parse(["--operation", "publish"]).OperationIsPublish);
}
