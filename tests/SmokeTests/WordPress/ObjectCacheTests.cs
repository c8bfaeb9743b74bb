using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>The object cache in WordPress itself. Every piece of code that is run is a request of its own.</summary>
[Collection<SiteWithRedisTests>]
public sealed class ObjectCacheTests(SiteWithRedis site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WordPress_uses_it()
    {
        Assert.Equal("true", await RunAsync("return wp_using_ext_object_cache();"));
        Assert.NotEmpty(await site.Redis.GetKeysAsync("*:cache:options::alloptions"));
        Assert.Equal("\"Object cache in Redis\"", await RunAsync("require_once ABSPATH . 'wp-admin/includes/plugin.php'; return get_dropins()['object-cache.php']['Name'];"));
        Assert.Equal("true", await RunAsync("""return wp_cache_supports( 'flush_group' ) && wp_cache_supports( 'get_multiple' ) && ! wp_cache_supports( 'time_travel' );"""));
    }

    [Fact]
    public async Task A_page_that_was_asked_for_before_needs_less_of_the_database()
    {
        const string page = "$_SERVER['REQUEST_URI'] = $_SERVER['PHP_SELF'] = '/index.php'; wp(); ob_start(); require ABSPATH . WPINC . '/template-loader.php'; ob_end_clean(); return get_num_queries();";
        await RunAsync("return wp_cache_flush();");

        var first = int.Parse(await RunAsync(page), null);
        var second = int.Parse(await RunAsync(page), null);

        Assert.True(second < first / 2, $"first {first}, then {second} queries");
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-42", "-42")]
    [InlineData("PHP_INT_MAX", "9223372036854775807")]
    [InlineData("'42'", "\"42\"")]
    [InlineData("''", "\"\"")]
    [InlineData("1.0", "1.0")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", "null")]
    [InlineData("[ 'a' => [ 1, null ] ]", """{"a":[1,null]}""")]
    [InlineData("(object) [ 'a' => 1 ]", """{"a":1}""")]
    [InlineData("str_repeat( 'x', 3 ) . chr( 7 )", "\"xxx\\u0007\"")]
    public async Task A_value_comes_back_as_it_was_in_another_request_to_another_instance(string php, string json)
    {
        var key = Guid.NewGuid().ToString("n");
        Assert.Equal("true", await RunAsync($"return wp_cache_set( '{key}', {php}, 'kinds' );"));

        Assert.Equal($"[{json},true]", await RunAsync($"$value = wp_cache_get( '{key}', 'kinds', false, $found ); return [ $value, $found ];", site.Second));
        Assert.Equal($"""{"{"}"{key}":{json},"missing":false{"}"}""", await RunAsync($"return wp_cache_get_multiple( [ '{key}', 'missing' ], 'kinds' );", site.Second));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
        => Assert.Equal("[false,false]", await RunAsync("$value = wp_cache_get( 'nothing', 'missing', false, $found ); return [ $value, $found ];"));

    [Fact]
    public async Task What_can_not_be_written_lasts_for_the_request()
        => Assert.Equal("[true,true,1]", await RunAsync("""
            $set = wp_cache_set( 'closure', (object) [ 'call' => static fn () => 1 ], 'odd' );
            $value = wp_cache_get( 'closure', 'odd', false, $found );
            return [ $set, $found, ( $value->call )() ];
            """));

    [Fact]
    public async Task Objects_are_copies()
        => Assert.Equal("[1,1]", await RunAsync("""
            $mine = (object) [ 'value' => 1 ];
            wp_cache_set( 'object', $mine, 'copies' );
            $mine->value = 2;
            $yours = wp_cache_get( 'object', 'copies' );
            $before = $yours->value;
            $yours->value = 3;
            return [ $before, wp_cache_get( 'object', 'copies' )->value ];
            """));

    [Fact]
    public async Task Adding_takes_only_what_is_not_there_and_replacing_only_what_is()
    {
        Assert.Equal("[false,false]", await RunAsync("return [ wp_cache_replace( 'key', 'zeroth', 'adding' ), wp_cache_get( 'key', 'adding' ) ];"));
        Assert.Equal("[true,false]", await RunAsync("return [ wp_cache_add( 'key', 'first', 'adding' ), wp_cache_add( 'key', 'again', 'adding' ) ];"));
        Assert.Equal("[false,\"first\"]", await RunAsync("return [ wp_cache_add( 'key', 'second', 'adding' ), wp_cache_get( 'key', 'adding' ) ];", site.Second));
        Assert.Equal("true", await RunAsync("return wp_cache_replace( 'key', 'third', 'adding' );"));
        Assert.Equal("\"third\"", await RunAsync("return wp_cache_get( 'key', 'adding' );", site.Second));
        Assert.Equal("false", await RunAsync("wp_suspend_cache_addition( true ); return wp_cache_add( 'suspended', 1, 'adding' );"));
    }

    [Fact]
    public async Task Of_two_instances_that_add_at_once_one_succeeds()
    {
        var code = "return wp_cache_add( 'lock', getmypid(), 'locks', 60 );";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RunAsync(code, i % 2 == 0 ? site.First : site.Second)));
        Assert.Single(answers, static answer => answer == "true");
    }

    [Fact]
    public async Task What_is_deleted_is_gone_for_everybody()
    {
        await RunAsync("wp_cache_set_multiple( [ 'a' => 1, 'b' => 2, 'c' => 3 ], 'deleting' );");

        Assert.Equal("[true,false]", await RunAsync("return [ wp_cache_delete( 'a', 'deleting' ), wp_cache_delete( 'a', 'deleting' ) ];"));
        Assert.Equal("""{"b":true,"x":false}""", await RunAsync("return wp_cache_delete_multiple( [ 'b', 'x' ], 'deleting' );"));
        Assert.Equal("""{"a":false,"b":false,"c":3}""", await RunAsync("return wp_cache_get_multiple( [ 'a', 'b', 'c' ], 'deleting' );", site.Second));
    }

    [Fact]
    public async Task Many_are_written_and_added_at_once()
    {
        Assert.Equal("""{"a":true,"b":true}""", await RunAsync("return wp_cache_set_multiple( [ 'a' => 1, 'b' => [ 2 ] ], 'many' );"));
        Assert.Equal("""{"b":false,"c":true}""", await RunAsync("return wp_cache_add_multiple( [ 'b' => 'no', 'c' => 'yes' ], 'many' );"));
        Assert.Equal("""{"c":"yes","a":1,"b":[2],"d":false}""", await RunAsync("return wp_cache_get_multiple( [ 'c', 'a', 'b', 'd' ], 'many' );", site.Second));
        Assert.Equal("[]", await RunAsync("return wp_cache_get_multiple( [], 'many' );"));
    }

    [Fact]
    public async Task Numbers_go_up_and_down_and_never_below_zero()
    {
        await RunAsync("wp_cache_set( 'count', 5, 'numbers' ); wp_cache_set( 'text', '7', 'numbers' ); wp_cache_set( 'word', 'x', 'numbers' );");

        Assert.Equal("[6,16,13,0]", await RunAsync("return [ wp_cache_incr( 'count', 1, 'numbers' ), wp_cache_incr( 'count', 10, 'numbers' ), wp_cache_decr( 'count', 3, 'numbers' ), wp_cache_decr( 'count', 99, 'numbers' ) ];"));
        Assert.Equal("[0,8,2,false]", await RunAsync("return [ wp_cache_get( 'count', 'numbers' ), wp_cache_incr( 'text', 1, 'numbers' ), wp_cache_incr( 'word', 2, 'numbers' ), wp_cache_incr( 'nothing', 1, 'numbers' ) ];", site.Second));
    }

    [Fact]
    public async Task Counting_at_once_loses_no_count()
    {
        await RunAsync("wp_cache_set( 'hits', 0, 'counting' );");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RunAsync("for ( $i = 0; $i < 25; ++$i ) { wp_cache_incr( 'hits', 1, 'counting' ); }", i % 2 == 0 ? site.First : site.Second)));
        Assert.Equal("200", await RunAsync("return wp_cache_get( 'hits', 'counting' );"));
    }

    [Fact]
    public async Task What_expires_is_gone_then_and_nothing_stays_for_ever()
    {
        await RunAsync("wp_cache_set( 'short', 1, 'expiry', 1 ); wp_cache_set( 'long', 1, 'expiry', 3600 ); wp_cache_set( 'unlimited', 1, 'expiry' ); wp_cache_incr( 'long', 1, 'expiry' );");

        await Condition.UntilAsync(async () => await RunAsync("return wp_cache_get( 'short', 'expiry' );", site.Second) == "false", "an entry of one second is gone", Cancellation);
        Assert.Equal("2", await RunAsync("return wp_cache_get( 'long', 'expiry' );"));
        Assert.InRange((long)await site.Redis.ExecuteAsync("TTL", await KeyAsync("expiry::long")), 1, 3600);
        Assert.InRange((long)await site.Redis.ExecuteAsync("TTL", await KeyAsync("expiry::unlimited")), 3601, 7 * 86400);
    }

    [Fact]
    public async Task What_has_less_than_no_time_left_takes_the_place_of_what_was_there_and_is_gone()
    {
        await RunAsync("wp_cache_set_multiple( [ 'old' => 1, 'other' => 1 ], 'overdue' );");

        Assert.Equal("[true,false,false,true,false,true]", await RunAsync("""
            return [
                wp_cache_set( 'old', 2, 'overdue', -10 ), wp_cache_get( 'old', 'overdue' ), wp_cache_replace( 'old', 3, 'overdue', -10 ),
                wp_cache_add( 'old', 4, 'overdue', -10 ), wp_cache_add( 'other', 4, 'overdue', -10 ), set_transient( 'pass', 'secret', -10 ),
            ];
            """));
        Assert.Equal("[false,1,false]", await RunAsync("return [ wp_cache_get( 'old', 'overdue' ), wp_cache_get( 'other', 'overdue' ), get_transient( 'pass' ) ];", site.Second));
    }

    [Fact]
    public async Task What_can_not_be_written_ends_what_was_there()
    {
        await RunAsync("wp_cache_set_multiple( [ 'one' => 'old', 'two' => 'old' ], 'odd-later' );");
        Assert.Equal("[true,true]", await RunAsync("$closure = (object) [ 'call' => static fn () => 1 ]; return [ wp_cache_set( 'one', $closure, 'odd-later' ), wp_cache_set_multiple( [ 'two' => $closure ], 'odd-later' )['two'] ];"));
        Assert.Equal("[false,false]", await RunAsync("return [ wp_cache_get( 'one', 'odd-later' ), wp_cache_get( 'two', 'odd-later' ) ];", site.Second));
    }

    [Fact]
    public async Task A_request_sees_what_others_changed_when_it_insists()
        => Assert.Equal("[1,2,false]", await RunAsync("""
            $other = new WP_Object_Cache( $GLOBALS['wordpress_redis_store'] );
            wp_cache_set( 'key', 1, 'forced' );
            $other->set( 'key', 2, 'forced' );
            $remembered = wp_cache_get( 'key', 'forced' );
            $current = wp_cache_get( 'key', 'forced', true );
            $other->delete( 'key', 'forced' );
            return [ $remembered, $current, wp_cache_get( 'key', 'forced', true ) ];
            """));

    [Fact]
    public async Task Groups_keep_equal_keys_apart_and_are_flushed_one_by_one()
    {
        await RunAsync("foreach ( [ 'group', 'group2', 'gr*p', 'group:1' ] as $group ) { wp_cache_set( 'key', $group, $group ); } wp_cache_set( '1:key', 'colon', 'group' );");

        Assert.Equal("[true,false]", await RunAsync("return [ wp_cache_flush_group( 'group' ), wp_cache_get( 'key', 'group' ) ];"));
        Assert.Equal("""[false,"group2","gr*p","group:1",false]""", await RunAsync("""
            return [ wp_cache_get( 'key', 'group' ), wp_cache_get( 'key', 'group2' ), wp_cache_get( 'key', 'gr*p' ), wp_cache_get( 'key', 'group:1' ), wp_cache_get( '1:key', 'group' ) ];
            """, site.Second));
        Assert.Equal("[true,\"group2\"]", await RunAsync("return [ wp_cache_flush_group( 'gr*p' ), wp_cache_get( 'key', 'group2' ) ];"));
    }

    [Fact]
    public async Task No_group_is_the_default_group()
    {
        await RunAsync("wp_cache_set( 'key', 'of nobody' );");
        Assert.Equal("""["of nobody","of nobody"]""", await RunAsync("return [ wp_cache_get( 'key' ), wp_cache_get( 'key', 'default' ) ];"));
    }

    [Fact]
    public async Task A_group_that_is_not_to_be_shared_ends_with_the_request()
    {
        Assert.Equal("[true,1,false,2,true,false,true]", await RunAsync("""
            wp_cache_add_non_persistent_groups( [ 'private' ] );
            return [
                wp_cache_add( 'key', 1, 'private' ), wp_cache_get( 'key', 'private', true ), wp_cache_add( 'key', 5, 'private' ), wp_cache_incr( 'key', 1, 'private' ),
                wp_cache_delete( 'key', 'private' ), wp_cache_replace( 'key', 5, 'private' ), wp_cache_set( 'key', 3, 'private' ),
            ];
            """));
        Assert.Equal("false", await RunAsync("return wp_cache_get( 'key', 'private' );"));
        Assert.Empty(await site.Redis.GetKeysAsync("*:private:*"));
    }

    [Fact]
    public async Task The_requests_own_memory_is_flushed_by_itself()
        => Assert.Equal("[\"kept\",1]", await RunAsync("""
            wp_cache_add_non_persistent_groups( 'only-here' );
            wp_cache_set( 'key', 'kept', 'runtime' );
            wp_cache_set( 'key', 'gone', 'only-here' );
            wp_cache_flush_runtime();
            return [ wp_cache_get( 'key', 'runtime' ), (int) ( false === wp_cache_get( 'key', 'only-here' ) ) ];
            """));

    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("null")]
    [InlineData("1.5")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("new stdClass()")]
    public async Task What_is_no_key_is_refused_without_harm(string key)
        => Assert.Equal("[false,false,false,false,false,false]", await RunAsync($"""
            $key = {key};
            return [ wp_cache_set( $key, 1 ), wp_cache_get( $key ), wp_cache_add( $key, 1 ), wp_cache_replace( $key, 1 ), wp_cache_delete( $key ), wp_cache_incr( $key ) ];
            """));

    [Fact]
    public async Task What_one_instance_saves_the_other_shows()
    {
        await RunAsync("update_option( 'blogdescription', 'first' ); set_transient( 'weather', 'fair', 60 );");
        Assert.Equal("""["first","fair"]""", await RunAsync("return [ get_option( 'blogdescription' ), get_transient( 'weather' ) ];", site.Second));
        await RunAsync("update_option( 'blogdescription', 'second' ); delete_transient( 'weather' );", site.Second);
        Assert.Equal("""["second",false]""", await RunAsync("return [ get_option( 'blogdescription' ), get_transient( 'weather' ) ];"));
        Assert.Equal(0, await site.Database.ScalarAsync<int>("SELECT COUNT(*) FROM wp_options WHERE option_name = '_transient_weather'", Cancellation));
    }

    /// <summary>The name of an entry in Redis by its end.</summary>
    private async Task<string> KeyAsync(string end) => Assert.Single(await site.Redis.GetKeysAsync("*:cache:" + end));

    private async Task<string> RunAsync(string php, WordPressContainer? instance = null)
        => (await (instance ?? site.First).EvaluateAsync(php, Cancellation)).GetRawText();
}
